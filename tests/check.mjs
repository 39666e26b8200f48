// npm run check: types, lint and structure, then every layout of every wall in the browser.
import { build, checkNode, install } from '../server/prepare.mjs';
import { close, runGates, runVitest } from './gates.mjs';
import { installPrograms } from './programs.mjs';

checkNode();
await install({ dev: true });
await installPrograms(['chromium']);
await build();
close(await runGates(), await runVitest(['tests/structure', 'tests/e2e/layout']));
