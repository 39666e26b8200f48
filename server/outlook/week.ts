import { IANAZone } from 'luxon';
import type { WorkingTime } from '../cases/calendar.ts';

/** Which hour of the week an hour is like: `week` counts from Monday 00:00; `day` from 00:00 of a working day, from 24 on of a day off. */
export interface Slot { readonly week: number; readonly day: number }

export const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 1970-01-01 was a Thursday, the fourth day of its week. */
const FIRST_WEEKDAY = 3;
/** Days and hours that are remembered, so that they are worked out once. */
const KEPT = 64;

/** The slot of an hour (0 to 23) of a weekday (1 is Monday). */
export const slotOf = (weekday: number, hour: number): Slot => ({ week: 24 * (weekday - 1) + hour, day: weekday > 5 ? 24 + hour : hour });

/**
 * The hours of a district's week. A holiday within the week is like a Sunday; a day of the weekend that is worked is like
 * the working day next to it. So holidays are not learned as quiet Tuesdays.
 */
export class Week {
  private readonly zone: IANAZone;
  private readonly offsets = new Map<number, number>();
  private readonly works = new Map<number, boolean>();

  constructor(zone: string, private readonly working: Pick<WorkingTime, 'between'>) { this.zone = IANAZone.create(zone); }

  /** When the hour that runs at `at` (ms) began. */
  start(at: number): number {
    const local = this.local(at);
    return at - (local - Math.floor(local / HOUR) * HOUR);
  }

  /** The weekday (1 is Monday) and hour that the hour that runs at `at` (ms) is like. */
  like(at: number): { weekday: number; hour: number } {
    const local = this.local(at);
    const day = Math.floor(local / DAY);
    const weekday = (day + FIRST_WEEKDAY) % 7 + 1;
    const works = remembered(this.works, day, () => this.working.between(at - (local - day * DAY), at - (local - day * DAY) + DAY) > 0);
    const like = works ? (weekday === 6 ? 5 : weekday === 7 ? 1 : weekday) : weekday <= 5 ? 7 : weekday;
    return { weekday: like, hour: Math.floor(local / HOUR) % 24 };
  }

  slot(at: number): Slot {
    const { weekday, hour } = this.like(at);
    return slotOf(weekday, hour);
  }

  private local(at: number): number {
    const quarter = Math.floor(at / (HOUR / 4));
    return at + remembered(this.offsets, quarter, () => this.zone.offset(at) * 60_000);
  }
}

function remembered<T>(kept: Map<number, T>, key: number, make: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= KEPT) kept.clear();
  const made = make();
  kept.set(key, made);
  return made;
}
