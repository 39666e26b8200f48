import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tempDir } from '../support/spawn-server.ts';
import type { Fault, Field } from './fault.ts';
import { dataIn } from './site.ts';

/** The disk, which holds what the server leaves alone (64 MiB) and some; and how long it stays full, ms. */
const DISK_MB = 160;
const FULL = 3_000;
const PIECE = Buffer.alloc(2 ** 18);

/** Whether this process may mount a disk. */
export function mayMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The disk fills to its last byte, and later has room again; the server says so, and goes on by itself. */
export async function fullDisk(): Promise<Fault> {
  if (!mayMount()) throw new Error('full-disk mounts a small disk, which takes root');
  const dir = await tempDir('tongxin-disk-');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', dir.path]);
  const data = dataIn(dir.path);
  mkdirSync(data);
  const red: number[] = [];
  const green: number[] = [];
  return {
    rounds: 20,
    data,
    async strike({ site, writers }: Field) {
      await writers.answers(3);
      const ballast = join(dir.path, 'ballast');
      fill(ballast);
      const full = Date.now();
      red.push(await site.until((status) => status === 503) - full);
      await sleep(FULL);
      rmSync(ballast);
      const room = Date.now();
      const since = await site.until((status) => status === 200);
      green.push(since - room);
      return since;
    },
    settle: ({ writers }) => writers.answers(1),
    async end({ note }) {
      note(`readiness was red ${Math.max(...red)} ms after the disk was full, and green ${Math.max(...green)} ms after there was room`);
      execFileSync('umount', ['-l', dir.path]);
      await dir.remove();
    },
  };
}

/** Writes until there is no room for another byte. */
function fill(file: string): void {
  const fd = openSync(file, 'w');
  try {
    for (let size = PIECE.length; size > 0;) {
      try {
        writeSync(fd, PIECE, 0, size);
      } catch {
        size >>= 1;
      }
    }
  } finally {
    closeSync(fd);
  }
}
