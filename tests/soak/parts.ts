import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { pack, unpack } from '#protocol/codec';
import type { Series } from './verdict.ts';

const HOUR = 3_600_000;
const unpacked = promisify(gunzip);
const taken = (dump: unknown): number => pack(dump).length / 1024;

/**
 * What a fold took along the milestones of a world that are later than so many hours after its first, in KiB of a checkpoint: all of it, and each of its parts.
 * It has no garbage and no noise, so it tells by name what a heap only hints at.
 */
export async function foldOver(dir: string, after: number): Promise<{ whole: Series; parts: Series[] }> {
  const whole: Series = { what: 'server: fold', unit: 'KiB', samples: [] };
  const parts = new Map<string, Series>();
  let first: number | undefined;
  for (const file of (await readdir(dir).catch(() => [])).filter((name) => name.endsWith('.gz')).sort()) {
    const at = Number(file.split('-')[2]) / HOUR;
    first ??= at;
    if (at - first < after) continue;
    const state = unpack(await unpacked(await readFile(join(dir, file)))) as { timers: unknown; parts: [string, unknown][] };
    let all = 0;
    for (const [name, dump] of [['deadlines', state.timers] as const, ...state.parts]) {
      const part = parts.get(name) ?? { what: `  ${name}`, unit: 'KiB', samples: [], part: true };
      parts.set(name, part);
      const value = taken(dump);
      part.samples.push({ at: at - first, value });
      all += value;
    }
    whole.samples.push({ at: at - first, value: all });
  }
  return { whole, parts: [...parts.values()] };
}
