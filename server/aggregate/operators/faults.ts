import type { Change } from '../change.ts';
import type { MemoryOf } from '../memory.ts';
import type { State } from '../state.ts';
import type { Table } from '../table.ts';
import { Counter } from './counter.ts';

const MINUTE = 60_000;
/** Alerts of one device within a minute from which it is a storm, and below which it is over (composed). */
export const STORM = 60;
export const CALM = 10;
/** Raises and ends within a minute from which a device flaps; it does until a minute went without. */
export const FLAPS = 3;

/** What is wrong with a device that raises alerts, and how those are found. */
export interface Fault { readonly device: string; readonly fault: 'storm' | 'flapping'; readonly origin: string }

/**
 * Watches how devices raise alerts, and tells of those that cannot be trusted, once, and once they can again: a storm of
 * alerts, or an alert that comes and goes. Counts are of the last minute, at a resolution of a second.
 */
export class Faults {
  private readonly table: Table<MemoryOf<'fault'>>;
  private readonly raises: Counter;
  private readonly ends: Counter;

  constructor(state: State, private readonly changed: Change<Fault>) {
    this.table = state.table('fault', 'devices');
    this.raises = new Counter(state, 'device raises', MINUTE, (device) => this.look(device));
    this.ends = new Counter(state, 'device ends', MINUTE, (device) => this.look(device));
  }

  of(device: string): Fault | undefined {
    const slot = this.table.slot(device);
    if (slot < 0) return undefined;
    return { device, fault: this.table.get(slot, 'storm') ? 'storm' : 'flapping', origin: this.table.get(slot, 'origin') };
  }

  /** The row that takes all alerts of a device in a storm; '' where it is in none. */
  row(device: string): string {
    const slot = this.table.slot(device);
    return slot >= 0 && this.table.get(slot, 'storm') ? this.table.get(slot, 'row') : '';
  }

  /** A device raised an alert that is counted in a row. */
  raise(device: string, origin: string, row: string): void {
    const slot = this.table.slot(device);
    if (slot >= 0) this.table.set(slot, 'row', row);
    this.judge(device, this.raises.count(device, 1), this.ends.count(device), origin, row);
  }

  /** What a device had raised is over. */
  end(device: string, origin: string): void {
    this.judge(device, this.raises.count(device), this.ends.count(device, 1), origin, '');
  }

  private look(device: string): void { this.judge(device, this.raises.count(device), this.ends.count(device), '', ''); }

  private judge(device: string, raises: number, ends: number, origin: string, row: string): void {
    const slot = this.table.slot(device);
    const was = this.of(device);
    const storm = raises >= (was?.fault === 'storm' ? CALM : STORM);
    const flapping = slot >= 0 && this.table.get(slot, 'flapping') ? ends > 0 : Math.min(raises, ends) >= FLAPS;
    if (!storm && !flapping) this.table.remove(slot);
    else if (slot < 0) this.table.add(device, { storm, flapping, row, origin });
    else this.table.put(slot, { storm, flapping });
    const is = this.of(device);
    if (was?.fault !== is?.fault) this.changed(was, is);
  }
}
