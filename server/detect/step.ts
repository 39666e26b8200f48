import type { Told } from './operator.ts';

export type Values = ReadonlyMap<string, number>;

/** A step of a device through a scene's operators; one object for all steps. */
export class Step implements Told {
  device = '';
  place = '';
  block = '';
  now = 0;
  /** Which operators held before this step, and which of those that were asked hold now, one bit each. */
  before = 0;
  after = 0;
  private values: Values = new Map();

  begin(device: string, place: string, block: string, now: number, before: number, values: Values): void {
    this.device = device;
    this.place = place;
    this.block = block;
    this.now = now;
    this.before = before;
    this.after = 0;
    this.values = values;
  }

  value(quantity: string): number | undefined { return this.values.get(quantity); }
  holds(part: number): boolean { return (this.after & (1 << part)) !== 0; }
  held(part: number): boolean { return (this.before & (1 << part)) !== 0; }
}
