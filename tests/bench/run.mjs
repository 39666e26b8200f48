// npm run bench -- [name …] [--json]: each benchmark in a process of its own; a table, or one line of JSON a figure.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build, checkNode, fail, install } from '../../server/prepare.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const NAMES = ['fanout', 'ingest', 'glass', 'grow', 'wall', 'forecast', 'sync', 'heap', 'feeds', 'mosaic', 'storm', 'seek'];

const json = process.argv.includes('--json');
const asked = process.argv.slice(2).filter((word) => word !== '--json');
const unknown = asked.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) fail(`There is no benchmark ${unknown.join(', ')}; there are ${NAMES.join(', ')}.`);

checkNode();
await install({ dev: true });
await build();

/** Runs one benchmark; its lines of JSON are its figures, all else it says goes to the standard error. */
async function measure(name) {
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', `${HERE}one.ts`, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = (signal) => { child.kill(signal); };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  const ended = new Promise((resolve) => { child.once('close', (code) => { resolve(code ?? 1); }); });
  const figures = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{"bench":')) figures.push(JSON.parse(line));
    else process.stderr.write(`${line}\n`);
  }
  if (await ended !== 0) fail(`The benchmark ${name} failed.`);
  return figures;
}

const all = [];
for (const name of asked.length > 0 ? asked : NAMES) {
  const figures = await measure(name);
  all.push(...figures);
  if (json) for (const { bench, figure, value, unit } of figures) process.stdout.write(`${JSON.stringify({ bench, figure, value, unit })}\n`);
}
if (!json) {
  const { register } = await import('tsx/esm/api');
  register();
  const { table } = await import('./figure.ts');
  process.stdout.write(`${table(all)}\n`);
}
