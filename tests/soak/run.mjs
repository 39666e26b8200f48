// npm run soak -- [--hours N] [--speed M] [--warm-up N] [--warm-up-speed M] [--no-wall]: lives through hours of the district's time, then says what grew. Ends with 1 where anything did.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, checkNode, fail, install } from '../../server/prepare.mjs';
import { linesOf } from '../lines-of.mjs';
import { installPrograms } from '../programs.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));

const { values } = parseArgs({ options: {
  hours: { type: 'string', default: '24' }, speed: { type: 'string', default: '60' },
  'warm-up': { type: 'string', default: '720' }, 'warm-up-speed': { type: 'string', default: '3000' }, 'no-wall': { type: 'boolean', default: false },
} });
const number = (name, least = Number.MIN_VALUE) => {
  if (!(Number(values[name]) >= least)) fail(`--${name} takes a number ${least === 0 ? 'from 0 on' : 'over 0'}.`);
  return Number(values[name]);
};
const asked = { hours: number('hours'), speed: number('speed'), warmUp: number('warm-up', 0), warmUpSpeed: number('warm-up-speed'), wall: !values['no-wall'] };

checkNode();
await install({ dev: true });
if (asked.wall) await installPrograms(['chromium']);
await build();

const series = await linesOf(`${HERE}one.ts`, [JSON.stringify(asked)], '{"what":');
const { register } = await import('tsx/esm/api');
register();
const { fails, judge, table } = await import('./verdict.ts');
const found = series.filter(({ part }) => !part).map((one) => judge(one));
process.stdout.write(`${table(found, series.filter(({ part }) => part), asked)}\n`);
process.exitCode = found.some(fails) ? 1 : 0;
