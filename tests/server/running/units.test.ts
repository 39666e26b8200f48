import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { read, ROOT } from '#tests/structure/sources';
import { freePort } from '#tests/support/free-port';
import { runProgram } from '#tests/support/programs';
import { tempDir } from '#tests/support/spawn-server';

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
