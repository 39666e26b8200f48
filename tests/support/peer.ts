import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program of the system that a test drives as the other side; it is stopped by its own process. */
export interface Peer {
  readonly output: () => string;
  /** Sends a signal and resolves when the process is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
  /** Sends a signal that does not end it, as one that lets it stand still. */
  signal(signal: NodeJS.Signals): void;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

/** Starts a program; throws the package that holds it where it is missing. */
export function startPeer(path: string, packageName: string, args: readonly string[], cwd?: string): Peer {
  if (!existsSync(path)) throw new Error(`${path} is missing: apt-get install ${packageName}`);
  const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], ...(cwd === undefined ? {} : { cwd }) });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said.push(chunk.toString()); });
  const ended = new Promise<number | null>((resolve) => { child.once('exit', (code) => { resolve(code); }); });
  return {
    output: () => said.join(''), ended,
    signal: (signal) => { child.kill(signal); },
    end: async (signal = 'SIGTERM') => {
      if (running(child)) child.kill(signal);
      await ended;
    },
  };
}

const running = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/** Resolves when something accepts connections there. */
export async function listening(port: number, tries = 200): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } catch (error) {
    if (tries === 0) throw error;
    await sleep(25);
    await listening(port, tries - 1);
  } finally {
    socket.destroy();
  }
}
