// npm run faults -- [--rounds N] [--displays N] [--seed N] [FAULT …]: each fault in a process of its own, then a table. Ends with 1 where anything was lost, twice or unequal.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, checkNode, fail, install } from '../../server/prepare.mjs';
import { linesOf } from '../lines-of.mjs';
import { installPrograms } from '../programs.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const NAMES = ['kill', 'proxy-cut', 'proxy-delay', 'stop', 'full-disk', 'last-page', 'broker', 'all-at-once'];

const { values, positionals: asked } = parseArgs({
  options: { rounds: { type: 'string' }, displays: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } }, allowPositionals: true,
});
const unknown = asked.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) fail(`There is no fault ${unknown.join(', ')}; there are ${NAMES.join(', ')}.`);
const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
for (const [name, value] of Object.entries(given)) if (!Number.isSafeInteger(value) || value < 1) fail(`--${name} takes a number from 1 up.`);

checkNode();
await install({ dev: true });
await installPrograms(['mosquitto']);
await build();

const all = [];
for (const name of asked.length > 0 ? asked : NAMES) all.push(...await linesOf(`${HERE}one.ts`, [name, JSON.stringify(given)], '{"fault":'));
const { register } = await import('tsx/esm/api');
register();
const { held, table } = await import('./outcome.ts');
process.stdout.write(`${table(all)}\n`);
process.exitCode = all.every(held) ? 0 : 1;
