// npm run bench -- [name …] [--json]: each benchmark in a process of its own; a table, or one line of JSON a figure.
import { fileURLToPath } from 'node:url';
import { build, checkNode, fail, install } from '../../server/prepare.mjs';
import { linesOf } from '../lines-of.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const NAMES = ['fanout', 'ingest', 'glass', 'grow', 'wall', 'forecast', 'sync', 'heap', 'feeds', 'mosaic', 'storm', 'seek'];

const json = process.argv.includes('--json');
const asked = process.argv.slice(2).filter((word) => word !== '--json');
const unknown = asked.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) fail(`There is no benchmark ${unknown.join(', ')}; there are ${NAMES.join(', ')}.`);

checkNode();
await install({ dev: true });
await build();

const all = [];
for (const name of asked.length > 0 ? asked : NAMES) {
  const figures = await linesOf(`${HERE}one.ts`, [name], '{"bench":');
  all.push(...figures);
  if (json) for (const { bench, figure, value, unit } of figures) process.stdout.write(`${JSON.stringify({ bench, figure, value, unit })}\n`);
}
if (!json) {
  const { register } = await import('tsx/esm/api');
  register();
  const { table } = await import('./figure.ts');
  process.stdout.write(`${table(all)}\n`);
}
