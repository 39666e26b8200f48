import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '#server/observe/log';
import { notifyManager, type Pulse } from '#server/observe/notify';
import { ManualTime } from '#tests/support/manual-time';
import { spawnServer, tempDir } from '#tests/support/spawn-server';

const BEAT = 15_000;
const ENV = { NOTIFY_SOCKET: '/run/systemd/notify', WATCHDOG_USEC: String(2 * BEAT * 1_000) };

/** What a manager does with its datagrams, by the Perl that every Debian has; what comes with one, such as a descriptor to be closed, is let go of. */
const RECEIVER = 'socket(S, AF_UNIX, SOCK_DGRAM, 0) or die; bind(S, sockaddr_un($ARGV[0])) or die; $| = 1; while (defined recv(S, $said, 4096, 0)) { print "$said\n" }';

/** A server under a manager that hears at once; time passes by hand. */
function managed(env: Record<string, string> = ENV) {
  const time = new ManualTime();
  const pulse = { writable: true, durable: 5, folded: 5 };
  const said: string[][] = [];
  const read: Pulse = { writable: () => pulse.writable, durable: () => pulse.durable, folded: () => pulse.folded };
  const { stopping } = notifyManager({ env, pid: 7, scheduler: time, pulse: read, log: createLog('silent'), open: () => (...words) => { said.push(words); return Promise.resolve(); } });
  const beat = async (): Promise<string[][]> => {
    await turn();
    said.length = 0;
    time.pass(BEAT);
    await turn();
    return [...said];
  };
  return { time, pulse, said, stopping, beat };
}

describe('the service manager', () => {
  it('hears that the server is ready, that it lives twice in the time that it waits, and that it stops', async () => {
    const { said, beat, stopping, time } = managed();
    await turn();
    expect(said).toEqual([['READY=1', 'STATUS=5 records']]);
    expect(await beat()).toEqual([['WATCHDOG=1', 'STATUS=5 records']]);
    expect(await beat()).toEqual([['WATCHDOG=1', 'STATUS=5 records']]);
    await stopping();
    expect(said.at(-1)).toEqual(['STOPPING=1', 'STATUS=Stopping']);
    expect(time.pending).toBe(0);
  });

  it('hears of a full disk and has no reason to start the server anew', async () => {
    const { pulse, beat } = managed();
    pulse.writable = false;
    expect(await beat()).toEqual([['WATCHDOG=1', 'STATUS=The journal takes no writes']]);
  });

  it('hears nothing of a server that folds nothing on, and again of one that does', async () => {
    const { pulse, beat } = managed();
    pulse.durable = 9;
    expect(await beat()).toHaveLength(1);
    expect(await beat()).toEqual([]);
    pulse.folded = 6;
    expect(await beat()).toHaveLength(1);
    pulse.folded = 9;
    expect(await beat()).toHaveLength(1);
    expect(await beat()).toHaveLength(1);
  });

  it('is told nothing where none listens, and no watchdog is fed that is another process’s or that there is none of', () => {
    expect(managed({}).said).toEqual([]);
    expect(managed({ ...ENV, WATCHDOG_PID: '8' }).time.pending).toBe(0);
    expect(managed({ NOTIFY_SOCKET: ENV.NOTIFY_SOCKET }).time.pending).toBe(0);
    expect(managed({ ...ENV, WATCHDOG_PID: '7' }).time.pending).toBe(1);
  });
});

describe('the built server under systemd’s protocol', () => {
  const ends: (() => unknown)[] = [];
  afterEach(async () => { for (const end of ends.splice(0).reverse()) await end(); });

  it('says by systemd-notify that it is ready, lives and stops', async () => {
    const dir = await tempDir();
    ends.push(() => dir.remove());
    const path = join(dir.path, 'notify');
    const listener = spawn('perl', ['-MSocket', '-e', RECEIVER, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    ends.push(() => listener.kill());
    let heard = '';
    listener.stdout.on('data', (chunk: Buffer) => { heard += chunk.toString(); });
    const hears = (word: string) => vi.waitFor(() => { expect(heard).toContain(word); }, { timeout: 20_000 });
    await vi.waitFor(() => { expect(existsSync(path)).toBe(true); });
    const server = await spawnServer(['--port', '0', '--no-demo', '--data', join(dir.path, 'data')], ['env', `NOTIFY_SOCKET=${path}`, 'WATCHDOG_USEC=200000']);
    ends.push(() => server.end());
    await hears('READY=1');
    await hears('WATCHDOG=1');
    expect(await server.end()).toBe(0);
    await hears('STOPPING=1');
    expect(heard.indexOf('READY=1')).toBeLessThan(heard.indexOf('WATCHDOG=1'));
    expect(heard.lastIndexOf('WATCHDOG=1')).toBeLessThan(heard.indexOf('STOPPING=1'));
  }, 60_000);
});
