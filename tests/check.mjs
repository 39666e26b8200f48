// npm run check: types, lint and structure, without a build or a browser.
import { checkNode, install } from '../server/prepare.mjs';
import { close, runGates, runVitest } from './gates.mjs';

checkNode();
await install({ dev: true });
close(await runGates(), await runVitest(['tests/structure']));
