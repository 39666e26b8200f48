import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditCommand } from '#server/journal/audit';
import { backupCommand } from '#server/journal/backup';
import { openJournal } from '#server/journal/lmdb-journal';
import { makeAccounts, signIn } from '#tests/support/accounts';
import { alertEvent } from '#tests/support/alerts';
import { ask } from '#tests/support/request';
import { DISTRICT } from '#tests/support/shipped';
import { spawnServer, tempDir } from '#tests/support/spawn-server';

const block = DISTRICT.blocks[0]?.id;

describe('npm run backup', () => {
  let dir: Awaited<ReturnType<typeof tempDir>>;
  let data: string;
  let copy: string;
  beforeEach(async () => {
    dir = await tempDir();
    data = join(dir.path, 'data');
    copy = join(dir.path, 'copy');
  });
  afterEach(() => dir.remove());

  it('copies what was acknowledged before it, while the server goes on, and a server goes on from the copy', async () => {
    await mkdir(data);
    await makeAccounts(data);
    const server = await spawnServer(['--port', '0', '--no-demo', '--data', data]);
    const cookie = await signIn(server.url, 'chief');
    const acknowledged: string[] = [];
    const feeding = new AbortController();
    const feed = (async () => {
      for (let i = 0; !feeding.signal.aborted; i++) {
        const { status } = await ask(server.url, '/ingest/cloudevents', { method: 'POST', headers: { cookie, origin: server.url, 'content-type': 'application/cloudevents+json' }, body: JSON.stringify(alertEvent(`b-${i}`, block)) });
        if (status === 200) acknowledged.push(`b-${i}`);
      }
    })();
    const reached = (count: number) => vi.waitFor(() => { expect(acknowledged.length).toBeGreaterThanOrEqual(count); }, { timeout: 30_000 });
    await reached(50);
    const before = acknowledged.length;
    await backupCommand([copy, '--data', data], {});
    const after = acknowledged.length;
    await reached(after + 50);
    feeding.abort();
    await feed;
    await server.end('SIGKILL');

    expect(auditCommand(['verify', '--data', copy], {})).toMatchObject({ faults: 0 });
    const journal = await openJournal({ dir: join(copy, DISTRICT.id, 'live', 'journal'), clock: { speed: 1, now: () => 0 } });
    expect(acknowledged.slice(0, before).filter((id) => !journal.has('/cameras/east', id))).toEqual([]);
    const { last } = journal;
    const ids = journal.read(1, last).map(({ event }) => `${event.source} ${event.id}`);
    expect(new Set(ids).size).toBe(ids.length);
    await journal.close();

    const again = await spawnServer(['--port', '0', '--no-demo', '--data', copy]);
    const ready = (await ask(again.url, '/readyz')).json() as { events: number };
    expect(ready.events).toBeGreaterThanOrEqual(last);
    expect(await signIn(again.url, 'chief')).toContain('tongxin-session');
    await again.end();
  }, 60_000);

  it('writes over nothing, and says what it takes', async () => {
    await mkdir(data);
    await mkdir(copy);
    await writeFile(join(copy, 'precious'), 'precious');
    await expect(backupCommand([copy, '--data', data], {})).rejects.toThrow('is there already');
    await expect(backupCommand([join(dir.path, 'other'), '--data', join(dir.path, 'nowhere')], {})).rejects.toThrow('there is no folder');
    await expect(backupCommand([], {})).rejects.toThrow('npm run backup -- TO');
    expect(await readdir(copy)).toEqual(['precious']);
  });
});
