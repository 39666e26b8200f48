import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openJournal } from '#server/journal/lmdb-journal';
import { alertEvent, post } from '#tests/support/alerts';
import { block } from '#tests/support/ingest';
import { DISTRICT } from '#tests/support/shipped';
import { spawnServer, tempDir } from '#tests/support/spawn-server';

// What a power cut would lose cannot be seen by killing: the page cache survives. So the system calls are watched.
let dir: { path: string; remove: () => Promise<void> };
beforeAll(async () => { dir = await tempDir('tongxin-power-'); });
afterAll(async () => { await dir.remove(); });

function mayTrace(): boolean {
  try {
    execFileSync('strace', ['-qq', '-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

type Call = 'answer' | 'pages' | 'flush' | 'head';

/** The calls that matter, in the order in which an answer began and the others ended. */
function callsOf(trace: string): Call[] {
  const path = '/live/journal/data.mdb>';
  const heads = new Set([...trace.matchAll(/openat\(.*\/live\/journal\/data\.mdb", [^)]*O_DSYNC[^)]*\) = (\d+)/g)].map(([, fd]) => fd));
  const begun = new Map<string, Call>();
  const calls: Call[] = [];
  for (const line of trace.split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const [, name = '', fd = ''] = /^(\w+)\((\d+)/.exec(rest) ?? [];
    if (/^(?:sendto|write|writev|sendmsg)\(.*"HTTP\/1\.1 200/.test(rest)) calls.push('answer');
    const call = !rest.includes(path) ? undefined : /write/.test(name) ? (heads.has(fd) ? 'head' : 'pages') : /^(?:fdatasync|fsync|msync)$/.test(name) ? 'flush' : undefined;
    if (call && rest.endsWith('<unfinished ...>')) begun.set(thread, call);
    else if (call) calls.push(call);
    const ended = /^<\.\.\. (?:pwrite64|pwritev|writev|write|fdatasync|fsync|msync) resumed>/.test(rest) ? begun.get(thread) : undefined;
    if (ended) {
      calls.push(ended);
      begun.delete(thread);
    }
  }
  return calls;
}

const traced = mayTrace();

test.skipIf(!traced)('no answer leaves before the flush that covers its event has ended', async () => {
  const file = join(dir.path, 'trace');
  // Each flush takes 20 ms longer, so that an answer that does not wait for it comes first.
  const strace = ['strace', '-e', 'inject=fdatasync:delay_enter=20000', '-D', '-f', '-qq', '-y', '-s', '32', '-o', file, '-e', 'trace=openat,pwrite64,pwritev,fdatasync,fsync,msync,sendto,sendmsg,write,writev'];
  const server = await spawnServer(['--port', '0', '--no-demo', '--data', dir.path], strace);
  for (let i = 0; i < 20; i++) expect((await post(server.url, [alertEvent(`p-${i}`, block)])).status).toBe(200);
  await server.end();
  await expect.poll(async () => callsOf(await readFile(file, 'utf8')).filter((call) => call === 'answer').length).toBe(20);

  const calls = callsOf(await readFile(file, 'utf8'));
  const answers = calls.flatMap((call, i) => (call === 'answer' ? [i] : []));
  answers.forEach((at, i) => {
    const since = calls.slice(i === 0 ? 0 : (answers[i - 1] as number) + 1, at);
    const [pages, flush, head] = (['pages', 'flush', 'head'] as const).map((call) => since.lastIndexOf(call));
    expect(pages, `answer ${i} without a write: ${since.join(' ')}`).toBeGreaterThanOrEqual(0);
    expect(flush, `answer ${i} before its flush: ${since.join(' ')}`).toBeGreaterThan(pages as number);
    expect(head, `answer ${i} before its commit: ${since.join(' ')}`).toBeGreaterThan(flush as number);
  });
});

test.skipIf(!traced)('a disk that fails for a while costs a 503, no event that was answered for, and no restart', async () => {
  const data = join(dir.path, 'failing');
  // The first seven flushes make the parts of a new journal and of what is known of who may come in.
  const strace = ['strace', '-D', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=fdatasync', '-e', 'inject=fdatasync:error=EIO:when=8..9'];
  const server = await spawnServer(['--port', '0', '--no-demo', '--data', data], strace);
  const good: string[] = [];
  let failures = 0;
  for (let i = 0; failures === 0 || good.at(-1) !== `f-${i - 1}` || good.length < 20; i++) {
    const { status, body } = await post(server.url, [alertEvent(`f-${i}`, block)]);
    if (status === 200) good.push(`f-${i}`);
    else {
      failures++;
      expect([status, body['type']]).toEqual([503, 'urn:tongxin:problem:journal-unavailable']);
    }
  }
  await server.end('SIGKILL');
  const journal = await openJournal({ dir: join(data, DISTRICT.id, 'live', 'journal'), clock: { speed: 1, now: () => 0 } });
  expect(good.filter((id) => !journal.has('/cameras/east', id))).toEqual([]);
  await journal.close();
});
