// npm start: from a bare clone to a running server. What it prepares is in prepare.mjs.
import { SERVER, build, checkNode, install } from './prepare.mjs';

checkNode();
await install({ dev: false });
await build();

// In this process, so that signals, exit codes and the process id are the server's own.
process.argv[1] = SERVER;
process.setSourceMapsEnabled(true);
await import(SERVER);
