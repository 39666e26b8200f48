import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyDistrict, put, YUNXI } from '#tests/support/district-copy';
import { elapsed } from '#tests/support/manual-time';
import { tempDir } from '#tests/support/spawn-server';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

let dir: Awaited<ReturnType<typeof tempDir>>;
beforeAll(async () => { dir = await tempDir(); });
afterAll(() => dir.remove());

/** The program as a process of its own: what it says, and how it ends. */
function program(args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  const complaints: string[] = [];
  const heard = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => { said.push(line); for (const one of heard) one(); });
  createInterface({ input: child.stderr }).on('line', (line) => { complaints.push(line); });
  const ended = new Promise<number | null>((resolve) => { child.once('close', resolve); });
  const address = new Promise<string>((resolve) => {
    heard.add(() => {
      const found = said.map((line) => /http:\/\/[\w.:[\]]+/.exec(line)?.[0]).find((one) => one !== undefined);
      if (found) resolve(found);
    });
  });
  return { said, complaints, ended, address, kill: (signal: NodeJS.Signals) => child.kill(signal) };
}

describe('the program', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('prints the addresses to open, and stops cleanly within 2 s of %s', async (signal) => {
    const { address, said, complaints, ended, kill } = program(['--port', '0', '--data', dir.path, '--log', 'error']);
    const url = await address;
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(said.some((line) => line.endsWith(`${url}/display/main`))).toBe(true);
    const start = elapsed();
    kill(signal);
    expect(await ended).toBe(0);
    expect(elapsed() - start).toBeLessThan(2_000);
    expect(complaints).toEqual([]);
  });

  it('ends with 2 and one sentence where it is told what it does not know', async () => {
    const { complaints, ended } = program(['--data', dir.path, '--prot', '1']);
    expect(await ended).toBe(2);
    expect(complaints).toEqual([expect.stringMatching(/^Unknown option '--prot'; there are --port, .*\.$/)]);
  });

  it('ends with one sentence where its data folder or its port is in use', async () => {
    const first = program(['--port', '0', '--no-demo', '--data', dir.path]);
    const url = await first.address;
    const second = program(['--port', '0', '--no-demo', '--data', dir.path]);
    const third = program(['--port', new URL(url).port, '--data', dir.path]);
    expect([await second.ended, await third.ended]).toEqual([1, 1]);
    expect(second.complaints).toEqual([expect.stringMatching(/ is in use by process \d+$/)]);
    expect(third.complaints).toEqual([expect.stringMatching(/ cannot be listened on: it is in use/)]);
    first.kill('SIGTERM');
    expect(await first.ended).toBe(0);
  });

  it('tells all that is found in a district’s folder, and ends with 1 where that is a fault', async () => {
    const broken = await copyDistrict(YUNXI, { 'blocks.csv': put('north-a', 'north-z'), 'holidays.json': put('2026-12-31', '2020-12-31') });
    const [good, bad] = [program(['district', YUNXI]), program(['district', broken.path])];
    expect([await good.ended, await bad.ended]).toEqual([0, 1]);
    expect(good.said.at(-1)).toMatch(/^.*yunxi: no faults, /);
    expect(bad.complaints).toEqual([
      expect.stringMatching(/^warning: holidays.json: key coveredUntil: 2020-12-31 leaves days/), 'blocks.csv:5: column area: there is no area north-z',
      `${broken.path}: 1 fault, 1 warning`,
    ]);
    await broken.remove();
  }, 60_000);
});
