import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openJournal } from '#server/journal/lmdb-journal';
import { alertEvent, post } from '#tests/support/alerts';
import { block } from '#tests/support/ingest';
import { DISTRICT } from '#tests/support/shipped';
import { spawnServer, tempDir } from '#tests/support/spawn-server';

let dir: { path: string; remove: () => Promise<void> };
beforeEach(async () => { dir = await tempDir(); });
afterEach(async () => { await dir.remove(); });

const clock = { speed: 1, now: () => 0 };

test('a journal that another process has open is refused by name, until that process is gone, however it went', async () => {
  const server = await spawnServer(['--port', '0', '--no-demo', '--data', dir.path]);
  const journal = join(dir.path, DISTRICT.id, 'live', 'journal');
  const refused = () => expect(openJournal({ dir: journal, clock })).rejects.toThrow(`${journal} is in use by process ${server.pid}`);
  await refused();
  await post(server.url, [alertEvent('a', block)]);
  await refused();
  await expect(spawnServer(['--port', '0', '--no-demo', '--data', dir.path])).rejects.toThrow(`${journal} is in use by process ${server.pid}`);
  expect((await post(server.url, [alertEvent('b', block)])).body).toMatchObject({ accepted: 1 });

  await server.end('SIGKILL');
  const opened = await openJournal({ dir: journal, clock });
  expect(opened.last).toBe(2);
  await opened.close();
});
