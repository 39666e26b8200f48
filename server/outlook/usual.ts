import type { MemoryOf } from '../aggregate/memory.ts';
import type { Table } from '../aggregate/table.ts';
import type { Expected, Noise } from './noise.ts';
import type { Slot } from './week.ts';

/** Over how many hours the level is a mean, over how many days an hour of the day, over how many weeks one of the week: old ones fade. */
const LEVEL = 336;
const DAYS = 30;
const WEEKS = 8;
/** Over how many hours the spread is learned, and how much faster than a mean it moves. */
const SPREAD = 672;
const PACE = 3;
/** Over how many hours it is weighed what hours of the day and of the week are worth. */
const TRUST = 2000;
/** From how many hours on no value counts for more than so many spreads off; the median of how far one is off, in spreads. */
const YOUNG = 24;
const CLIP = 2;
const MEDIAN = 0.6745;
/** An hour like which none was met is as unsure as if a tenth of one had been. */
const UNMET = 0.1;

const [DAY, WEEK] = [48, 168].map((length) => Array<number>(length).fill(0)) as [number[], number[]];
const EMPTY = { day: DAY, dayHours: DAY, week: WEEK, weekHours: WEEK };

const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0);

/**
 * What is usual at each hour of the week, by key, learned value by value in a fixed memory: the level, what the hour of the
 * day adds to it (of working days and of days off), what the hour of the week adds to that. How much of either addition is
 * believed is learned too: as much as it would have helped to foresee what came, so that a young or restless hour leans on
 * the day's and that on the level. Robust: a value counts for no more than two spreads off (Huber), and the spread is moved
 * by which half of the values is further off than its median, not by how far (a median absolute deviation on a stream). An
 * hour of which nothing is known is not learned, so a gap is never a zero. Constants are composed, the same for all.
 */
export class Usual {
  constructor(private readonly table: Table<MemoryOf<'usual'>>, private readonly noise: Noise) {}

  /** Undefined before the first value. */
  expect(key: string, slot: Slot): Expected | undefined {
    const row = this.table.slot(key);
    if (row < 0) return undefined;
    const like = this.table.get(row, 'dayHours')[slot.day] ?? 0;
    const usual = Math.max(this.noise.lowest, this.compose(row, slot).usual);
    return { usual, spread: this.spread(row, usual) * Math.sqrt(1 + 1 / Math.max(like, UNMET)), like };
  }

  /** A value of an hour of the week; `hours` is how much of an hour it speaks for. */
  learn(key: string, slot: Slot, value: number, hours = 1): void {
    const { table, noise } = this;
    const known = table.slot(key);
    const row = known < 0 ? table.add(key, { ...EMPTY, level: value }) : known;
    const { level, dayPart, dayUsual, weekPart, usual: composed } = this.compose(row, slot);
    const usual = Math.max(noise.lowest, composed);
    const heard = table.get(row, 'hours');
    const clip = heard < YOUNG ? Infinity : CLIP * this.spread(row, usual);
    const kept = usual + Math.min(clip, Math.max(-clip, value - usual));
    const scale = noise.scale(usual);
    const weight = hours / scale ** 2;
    const fade = Math.exp(-hours / TRUST);
    // What was left to foresee, against what each part would have said of it: a least square on a stream.
    table.set(row, 'dayGain', table.get(row, 'dayGain') * fade + weight * dayPart * (kept - level));
    table.set(row, 'dayPower', table.get(row, 'dayPower') * fade + weight * dayPart ** 2);
    table.set(row, 'weekGain', table.get(row, 'weekGain') * fade + weight * weekPart * (kept - dayUsual));
    table.set(row, 'weekPower', table.get(row, 'weekPower') * fade + weight * weekPart ** 2);
    this.widen(row, Math.abs(value - usual) / scale, hours);
    this.refine(row, 'day', slot.day, DAYS, kept - level, hours);
    this.refine(row, 'week', slot.week, WEEKS, kept - level, hours);
    table.set(row, 'hours', heard + hours);
    table.set(row, 'level', level + (kept - level) * Math.min(1, hours / Math.min(LEVEL, heard + hours)));
  }

  /** An hour that was met once is half believed, before it is weighed what such hours are worth. */
  private compose(row: number, { day, week }: Slot) {
    const { table } = this;
    const part = (name: 'day' | 'week', i: number): { value: number; met: number } => {
      const hours = table.get(row, `${name}Hours`)[i] ?? 0;
      return { value: table.get(row, name)[i] ?? 0, met: hours / (hours + 1) };
    };
    const [ofDay, ofWeek] = [part('day', day), part('week', week)];
    const level = table.get(row, 'level');
    const dayPart = ofDay.value * ofDay.met;
    const dayUsual = level + dayPart * share(table.get(row, 'dayGain'), table.get(row, 'dayPower'));
    const weekPart = (level + ofWeek.value - dayUsual) * ofWeek.met;
    return { level, dayPart, dayUsual, weekPart, usual: dayUsual + weekPart * share(table.get(row, 'weekGain'), table.get(row, 'weekPower')) };
  }

  private spread(row: number, usual: number): number { return Math.max(this.table.get(row, 'spread'), this.noise.least) * this.noise.scale(usual); }

  private widen(row: number, off: number, hours: number): void {
    const spread = this.table.get(row, 'spread');
    const step = Math.min(0.5, PACE * hours / Math.min(SPREAD, this.table.get(row, 'hours') + hours));
    this.table.set(row, 'spread', spread === 0 ? off : spread * Math.exp(off > MEDIAN * spread ? step : -step));
  }

  /** Moves what an hour of the day or of the week adds to the level, a mean over the last ones like it. */
  private refine(row: number, part: 'day' | 'week', i: number, most: number, value: number, hours: number): void {
    const [values, met] = [this.table.get(row, part), this.table.get(row, `${part}Hours`)];
    const count = Math.min(most, (met[i] ?? 0) + hours);
    const mean = values[i] ?? 0;
    this.table.set(row, `${part}Hours`, met.with(i, count));
    this.table.set(row, part, values.with(i, mean + (value - mean) * Math.min(1, hours / count)));
  }
}
