import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The built server. */
export const BUILD = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

export interface Spawned {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Sends a signal and resolves with the exit code once the process is gone. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A folder of its own, and how to remove it. */
export async function tempDir(name = 'tongxin-'): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), name));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** What `npm start` runs: it prepares, then becomes the server. */
export const START = fileURLToPath(new URL('../../server/start.mjs', import.meta.url));

/** Starts the built server as a process of its own, as `npm start` does; resolves once it prints its address. */
export async function spawnServer(flags: readonly string[], wrap: readonly string[] = [], program = BUILD): Promise<Spawned> {
  if (!existsSync(BUILD)) throw new Error('the server is not built: npm run build');
  const [command = process.execPath, ...rest] = [...wrap, process.execPath, program, ...flags];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await address(child);
  return {
    url, port: Number(new URL(url).port), pid: child.pid ?? 0,
    end: (signal = 'SIGTERM') => ended(child, signal),
  };
}

function address(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const hear = (line: string) => {
      said.push(line);
      const found = /http:\/\/[\w.[\]:]+:\d+/.exec(line);
      if (found) resolve(found[0]);
    };
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', hear);
    child.once('error', reject);
    child.once('exit', (code) => { reject(new Error(`the server ended with ${code}:\n${said.join('\n')}`)); });
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => { resolve(code); });
    child.kill(signal);
  });
}
