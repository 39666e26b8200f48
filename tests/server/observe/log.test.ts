import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import * as z from 'zod';
import { BUILD, tempDir } from '#tests/support/spawn-server';

const LINE = z.object({ level: z.number(), time: z.iso.datetime(), msg: z.string().min(1), err: z.object({ message: z.string(), stack: z.string() }).optional() });

it('a log is lines of JSON, each with level, time and what there is to say, an error whole within its line', async () => {
  const dir = await tempDir();
  // A service manager that is not there is what the server has to say something about.
  const env = { ...process.env, NOTIFY_SOCKET: join(dir.path, 'nowhere') };
  const child = spawn(process.execPath, [BUILD, '--port', '0', '--no-demo', '--log', 'debug', '--data', dir.path], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const lines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => { lines.push(line); });
  const ended = new Promise((resolve) => { child.once('close', resolve); });
  const TROUBLE = 'the service manager could not be told';
  await vi.waitFor(() => { expect(lines.join()).toContain(TROUBLE); }, { timeout: 20_000 });
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  const read = lines.map((line) => LINE.parse(JSON.parse(line)));
  const trouble = read.find(({ msg }) => msg === TROUBLE);
  expect([trouble?.level, trouble?.err?.message.startsWith('systemd-notify READY=1: unheard'), trouble?.err?.stack.includes('\n')]).toEqual([50, true, true]);
  await dir.remove();
}, 60_000);
