import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fail } from '../server/prepare.mjs';

/** Runs a script of ours in a process of its own; resolves with its lines that begin with `mark`, as JSON. All else it says goes to the standard error. */
export async function linesOf(script, args, mark) {
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = (signal) => { child.kill(signal); };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  const ended = new Promise((resolve) => { child.once('close', (code) => { resolve(code ?? 1); }); });
  const found = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith(mark)) found.push(JSON.parse(line));
    else process.stderr.write(`${line}\n`);
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
  if (await ended !== 0) fail(`${args[0]} failed.`);
  return found;
}
