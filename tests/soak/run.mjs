// npm run soak -- [--hours N] [--speed M] [--warm-up N] [--no-wall]: lives through hours of the district's time, then says what grew. Ends with 1 where anything did.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, checkNode, fail, install } from '../../server/prepare.mjs';
import { linesOf } from '../lines-of.mjs';
import { installPrograms } from '../programs.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));

const { values } = parseArgs({ options: {
  hours: { type: 'string', default: '24' }, speed: { type: 'string', default: '60' }, 'warm-up': { type: 'string' }, 'no-wall': { type: 'boolean', default: false },
} });
const number = (name, value) => {
  if (!(Number(value) > 0)) fail(`--${name} takes a number over 0.`);
  return Number(value);
};
const hours = number('hours', values.hours);
const asked = { hours, speed: number('speed', values.speed), warmUp: number('warm-up', values['warm-up'] ?? hours / 4), wall: !values['no-wall'] };

checkNode();
await install({ dev: true });
if (asked.wall) await installPrograms(['chromium']);
await build();

const found = await linesOf(`${HERE}one.ts`, [JSON.stringify(asked)], '{"what":');
const { register } = await import('tsx/esm/api');
register();
const { table } = await import('./verdict.ts');
process.stdout.write(`${table(found, asked)}\n`);
process.exitCode = found.some(({ grows }) => grows) ? 1 : 0;
