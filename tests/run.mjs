// npm test: installs what is missing, builds, then runs the gates and every test. What is quick comes first.
import { build, checkNode, install } from '../server/prepare.mjs';
import { close, runGates, runVitest } from './gates.mjs';
import { installPrograms } from './programs.mjs';

checkNode();
await install({ dev: true });
await installPrograms();
await build();
const gates = await runGates();
close(gates, await runVitest(process.argv.slice(2)));
