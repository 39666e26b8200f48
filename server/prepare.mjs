// What stands between a bare clone and a running program: the right Node, the packages of the lock file, a fresh build.
// Plain JavaScript on Node alone, because nothing is installed yet when it runs.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const SERVER = join(ROOT, 'dist/server/main.js');

const SOURCES = ['server', 'scenes', 'fixtures', 'wall', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'];
const STAMP = join(ROOT, 'dist/stamp');
const UWS = join(ROOT, 'node_modules/uWebSockets.js');
const SWAP = 'npm i uWebSockets.js@github:uNetworking/uWebSockets.js#v20.52.0';

/** Runs a command in the repository; its output goes to ours, or is returned where `quiet`. It ends when we are told to end. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...(quiet ? { NO_COLOR: '1' } : {}), ...env }, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  const output = [];
  child.stdout?.on('data', (chunk) => { output.push(chunk); });
  child.stderr?.on('data', (chunk) => { output.push(chunk); });
  const stop = (signal) => { child.kill(signal); };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  return new Promise((resolve) => {
    const end = (code, text) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
      resolve({ code, output: text });
    };
    child.once('error', (error) => { end(127, error.message); });
    child.once('close', (code, signal) => {
      if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(signal === 'SIGINT' ? 130 : 143);
      end(code ?? 1, Buffer.concat(output).toString());
    });
  });
}

/** The same for a program of an installed package, by its file in node_modules. */
export const runTool = (file, args, options) => run(process.execPath, [join(ROOT, 'node_modules', file), ...args], options);

/** Does a step with a line that says how long it took. Ends the process with the step's output where it failed. */
async function step(title, work) {
  const start = performance.now();
  process.stderr.write(`${title} … `);
  const { code, output } = await work();
  process.stderr.write(`${code === 0 ? 'done' : 'failed'}, ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  if (code !== 0) fail(output.trim() || `${title} failed`);
}

/** Ends the process with one sentence. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** What is wrong with this version of Node, in a sentence; undefined where it can run the server. */
export function nodeFault(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const good = major === 20 ? minor >= 19 : major === 22 ? minor >= 12 : major > 22;
  return good ? undefined : `Tongxin needs Node 20.19 or later, or 22.12 or later; this is ${version}.`;
}

/** Ends the process where this Node cannot run the server. */
export function checkNode() {
  const fault = nodeFault(process.versions.node);
  if (fault) fail(fault);
}

/** The binaries of uws-pack 20.0.8 as they were when it was looked at: code that no source in sight makes (SHA-256). */
export const BINARIES = {
  'uws_linux_x64_115.node': '6f8d96d761a64beddb060f1f7f0e617dd293ed127ec1d57507aa561a0083171e',
  'uws_linux_x64_127.node': '8cabc918bbf9a07323e54f89a33882491080b2eb35df0607f473ccdb1f3c31af',
  'uws_linux_arm64_115.node': 'c0e29fc143b46b584f3debec7910014ec228198fc1f17aaeacd1de7991bd3769',
  'uws_linux_arm64_127.node': 'd4c4f8b2c28c5f6544b49e36d91b0beee238a5b90a07904a947f77061c8b814d',
};

/** What is wrong with a binary of that name, in a sentence; undefined where it is the one that was looked at. */
export function binaryFault(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return BINARIES[name] === hash ? undefined : `The binary ${name} of uWebSockets.js is not the one that this version was made with (SHA-256 ${hash}): install the packages anew, or put the official release in its place: ${SWAP}`;
}

/** Ends the process where the installed uWebSockets.js has no binary for this Node, or another one than was looked at. */
function checkBinary() {
  const name = `uws_${process.platform}_${process.arch}_${process.versions.modules}.node`;
  const packed = join(UWS, 'dist/bin', name);
  // The official release, put there by hand, has its binaries beside its package.json.
  if (existsSync(join(UWS, name))) return;
  if (existsSync(packed)) {
    const fault = binaryFault(name, readFileSync(packed));
    if (fault !== undefined) fail(fault);
    return;
  }
  fail(`The installed uWebSockets.js has no binary for Node ${process.versions.node} on ${process.platform} ${process.arch}; use Node 22, or put the official release in its place: ${SWAP}`);
}

const lockOf = (file) => existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages ?? {} : {};

/** Packages of the lock file that node_modules lacks or has in another version; those for other machines do not count. */
export function missing(wanted, present, { dev }) {
  return Object.entries(wanted).filter(([path, entry]) => {
    if (path === '' || entry.optional || (!dev && (entry.dev || entry.devOptional))) return false;
    const found = present[path];
    return found === undefined || found.version !== entry.version || found.integrity !== entry.integrity;
  }).map(([path]) => path);
}

/** Installs what the lock file names and node_modules lacks; with `dev` what tests need too. What is there is kept. */
export async function install({ dev }) {
  const wanted = lockOf(join(ROOT, 'package-lock.json'));
  const present = lockOf(join(ROOT, 'node_modules/.package-lock.json'));
  if (missing(wanted, present, { dev }).length > 0) {
    const all = dev || Object.values(present).some((entry) => entry.dev);
    const args = ['ci', '--prefer-offline', '--loglevel=error', ...(all ? [] : ['--omit=dev'])];
    await step('Installing packages', () => run('npm', args, { quiet: true }));
  }
  checkBinary();
}

/** A hash over the names and contents of all sources. */
function fingerprint() {
  const hash = createHash('sha256').update(process.versions.modules);
  const visit = (path) => {
    const full = join(ROOT, path);
    const entries = readdirSync(full, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const inner = `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(inner);
      else hash.update(`${inner}\0`).update(readFileSync(join(ROOT, inner)));
    }
  };
  for (const source of SOURCES) {
    if (source.includes('.')) hash.update(`${source}\0`).update(readFileSync(join(ROOT, source)));
    else visit(source);
  }
  return hash.digest('hex');
}

/** Builds the wall and the server where a source changed since the last build. */
export async function build() {
  const now = fingerprint();
  if (existsSync(SERVER) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) return;
  const env = { NODE_ENV: 'production' };
  await step('Building the wall', () => runTool('vite/bin/vite.js', ['build'], { quiet: true, env }));
  await step('Building the server', () => runTool('vite/bin/vite.js', ['build', '--ssr'], { quiet: true, env }));
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, now);
}
