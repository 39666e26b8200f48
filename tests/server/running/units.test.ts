import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { read, ROOT } from '#tests/structure/sources';
import { freePort } from '#tests/support/free-port';
import { runProgram } from '#tests/support/programs';
import { below } from '#tests/support/processes';
import { spawnServer, tempDir } from '#tests/support/spawn-server';

const SERVER = 'server/running/tongxin.service';
const DISPLAY = 'server/running/display/tongxin-display.service';
const KIOSK = 'server/running/display/kiosk.sh';

const ends: (() => unknown)[] = [];
afterEach(async () => { for (const end of ends.splice(0).reverse()) await end(); });
const folder = async (): Promise<string> => {
  const { path, remove } = await tempDir();
  ends.push(remove);
  return path;
};

/** A unit as it would lie on a machine that has its program: here that is another one. */
async function installed(unit: string, program: string): Promise<string> {
  const path = join(await folder(), unit.slice(unit.lastIndexOf('/') + 1));
  await writeFile(path, read(unit).replaceAll(program, '/bin/sh'));
  return path;
}

describe('the units of systemd', () => {
  it.each([[SERVER, '/usr/bin/node'], [DISPLAY, '/usr/bin/cage']])('%s is one that systemd takes without a word', async (unit, program) => {
    expect(read(unit)).toContain(`ExecStart=${program} `);
    expect(await runProgram('systemd-analyze', ['verify', '--man=no', await installed(unit, program)])).toEqual({ code: 0, output: '' });
  });

  it('leave the server little to do harm with: an exposure of at most 2 of 10', async () => {
    expect(await runProgram('systemd-analyze', ['security', '--offline=true', '--threshold=20', '--no-pager', await installed(SERVER, '/usr/bin/node')])).toMatchObject({ code: 0 });
  });

  it('start what is there', () => {
    for (const unit of [SERVER, DISPLAY]) {
      const files = [...read(unit).replaceAll(/^#.*$/gm, '').matchAll(/\/opt\/tongxin\/((?:server|wall)[\w./-]+)/g)].map(([, file = '']) => file);
      for (const file of files) accessSync(join(ROOT, file), constants.X_OK);
    }
    expect(read('vite.config.ts')).toContain("outDir: at('dist/server')");
    expect(read(SERVER)).toContain('/opt/tongxin/dist/server/main.js\n');
  });
});

describe('what the server asks of the system', () => {
  /** Every system call of a set, as systemd spells it out; sets hold other sets. */
  async function callsOf(set: string): Promise<Set<string>> {
    const { output } = await runProgram('systemd-analyze', ['syscall-filter', '--no-pager', set]);
    const words = [...output.matchAll(/^ +(@?[a-z][\w-]*)$/gm)].map(([, word = '']) => word);
    const inner = await Promise.all(words.filter((word) => word.startsWith('@') && word !== set).map(callsOf));
    return new Set([...words.filter((word) => !word.startsWith('@')), ...inner.flatMap((one) => [...one])]);
  }

  it('is what its unit lets it, also for a replay in a process of its own', async () => {
    const filters = (start: string) => [...read(SERVER).matchAll(/^SystemCallFilter=(.*)$/gm)].map(([, words = '']) => words).filter((words) => words.startsWith(start)).join(' ').replaceAll('~', '').split(' ');
    const spelled = async (sets: readonly string[]) => new Set((await Promise.all(sets.map(callsOf))).flatMap((one) => [...one]));
    const [allowed, barred] = await Promise.all([spelled(filters('@')), spelled(filters('~'))]);
    expect([allowed.has('openat'), allowed.has('mount'), barred.has('chown'), allowed.size > 200]).toEqual([true, false, true, true]);
    const dir = await folder();
    const file = join(dir, 'calls');
    const server = await spawnServer(['--port', '0', '--data', join(dir, 'data')], ['strace', '-f', '-qq', '-c', '-o', file]);
    const opened = await fetch(`${server.url}/api/worlds`, { method: 'POST', headers: { origin: server.url }, body: JSON.stringify({ kind: 'past', at: 0 }) });
    expect(opened.status).toBe(201);
    for (const program of await below(server.pid, 'main.js')) process.kill(program, 'SIGTERM');
    // What was traced ends; so does what traces.
    await server.end('SIGCONT');
    const asked = [...(await readFile(file, 'utf8')).matchAll(/ (\w+)$/gm)].map(([, name = '']) => name).filter((name) => !['syscall', 'total'].includes(name));
    expect(asked.length).toBeGreaterThan(40);
    expect(asked.filter((name) => !allowed.has(name) || barred.has(name))).toEqual([]);
  }, 120_000);
});

describe('a display machine', () => {
  /** A browser that writes down what it is started with; what it would be asked for is a server that is not there yet. */
  async function machine(path: string) {
    const dir = await folder();
    const port = await freePort();
    await mkdir(join(dir, 'bin'));
    const browser = join(dir, 'bin/chromium');
    await writeFile(browser, '#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; done >"$STATE_DIRECTORY/started"\n');
    await chmod(browser, 0o755);
    const asked: string[] = [];
    let server: Server | undefined;
    ends.push(() => server?.close());
    const child = spawn(join(ROOT, KIOSK), ['--force-device-scale-factor=1'], {
      env: { ...process.env, PATH: `${join(dir, 'bin')}:${process.env['PATH'] ?? ''}`, STATE_DIRECTORY: dir, TONGXIN_URL: `http://127.0.0.1:${port}${path}` }, stdio: 'ignore',
    });
    ends.push(() => child.kill());
    const ended = new Promise<number | null>((resolve) => { child.once('exit', resolve); });
    let status = 503;
    return {
      asked, ended, started: () => readFile(join(dir, 'started'), 'utf8').then((text) => text.trimEnd().split('\n'), () => undefined),
      answer: (given: number) => { status = given; },
      listen: () => { server = createServer(({ url = '' }, response) => { asked.push(url); response.writeHead(status).end(); }).listen(port, '127.0.0.1'); },
    };
  }

  it('starts the browser once the server answers, and not before', async () => {
    const { asked, ended, started, answer, listen } = await machine('/display/hall/1-1?lang=en');
    listen();
    await vi.waitFor(() => { expect(asked.length).toBeGreaterThan(1); }, { timeout: 20_000 });
    expect([asked[0], await started()]).toEqual(['/healthz', undefined]);
    answer(200);
    expect(await ended).toBe(0);
    const words = await started();
    expect(words?.at(-1)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/display\/hall\/1-1\?lang=en$/);
    expect(words).toEqual(expect.arrayContaining(['--kiosk', '--autoplay-policy=no-user-gesture-required', '--force-device-scale-factor=1']));
    expect(words).not.toContain('--incognito');
  }, 60_000);

  it('keeps nothing of passers-by', async () => {
    const { ended, started, answer, listen } = await machine('/kiosk');
    answer(200);
    listen();
    expect(await ended).toBe(0);
    expect(await started()).toContain('--incognito');
  }, 60_000);

  it('asks for an address where it has none', async () => {
    const { code, output } = await runProgram('env', ['-u', 'TONGXIN_URL', join(ROOT, KIOSK)]);
    expect([code === 0, output]).toEqual([false, expect.stringContaining('is the address to show')]);
  });
});
