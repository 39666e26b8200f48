import type { Rule } from '#scenes/rule';
import type { MemoryName, MemoryOf } from '../aggregate/memory.ts';
import type { Table } from '../aggregate/table.ts';
import type { Deadlines } from '../aggregate/timers.ts';

/** A rule of one operator. */
export type RuleOf<Op extends Rule['op']> = Extract<Rule, { op: Op }>;

/** What an operator is told at a step of a device: where it is, the time (ms), what of it is new, and how the parts of the rule stand. */
export interface Told {
  readonly device: string;
  /** Where the device is: a place, or the device itself where none is known; and its block, '' where none is known. */
  readonly place: string;
  readonly block: string;
  readonly now: number;
  /** The value of a quantity that came just now; undefined where none did. */
  value(quantity: string): number | undefined;
  /** Whether a part of the rule holds at this step, and whether it did at the one before. */
  holds(part: number): boolean;
  held(part: number): boolean;
}

/**
 * One operator of a scene's rules. It is fed values and time, and says for each device whether it holds; what it remembers
 * lies in tables, by device or group. Time alone may change the answer: it asks for a step at its own deadlines.
 */
export interface Operator {
  /** Whether it holds for the device now; `was` is what it said at the step before. */
  next(told: Told, was: boolean): boolean;
  /** A device is watched no longer. */
  forget?(device: string): void;
  /** A day of the district ended; the devices for which that may change the answer. */
  endDay?(): string[];
  /** A checkpoint was taken up. */
  recall?(): void;
}

/** The weather as it was last told: the stronger of wind and gust in Beaufort force, rain in mm/h. */
export interface Sky { readonly wind: number; readonly rain: number }

/** What an operator is made with: its own memory and deadlines, under a name that no other has, and what the district says. */
export interface Ground {
  table<K extends MemoryName>(shape: K): Table<MemoryOf<K>>;
  /** Deadlines by device; at each one the device takes a step. */
  wakes(part?: string): Deadlines;
  /** Deadlines of any key. */
  deadlines(part: string, fire: (key: string) => void): Deadlines;
  /** Another device takes a step as well, once the one that runs is through. */
  wake(device: string): void;
  /** What the device counts against; 0 where it declared nothing. */
  capacityOf(device: string): number;
  /** When the district's day began, in ms. */
  dayStart(): number;
  sky(): Sky;
}
