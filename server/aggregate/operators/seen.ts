import type { time } from '#protocol/topics';
import type { Table } from '../table.ts';

/** Finer steps of an age are not shown, so they are not sent (ms). */
const STEP = 1000;

/** Writes when a key was last seen (ms), in steps of a second; the first time and a key without a row included. */
export function see(table: Table<{ seen: typeof time }>, key: string, at: number): void {
  const slot = table.slot(key);
  if (slot >= 0 && at - table.get(slot, 'seen') >= STEP) table.set(slot, 'seen', at);
}
