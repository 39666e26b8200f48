import { DateTime, IANAZone } from 'luxon';
import * as z from 'zod';

const date = z.iso.date();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A district's working hours and days off, as data. Past `coveredUntil` every Monday to Friday is taken for a working day. */
export const calendarTable = z.object({
  source: z.string().min(1),
  hours: z.tuple([clock, clock]).refine(([from, until]) => from < until, 'working hours end before they begin'),
  coveredUntil: date,
  /** Days off, the last one included, and the days of weekends that are worked for them. */
  holidays: z.array(z.object({ name: z.string().min(1), from: date, until: date, makeUp: z.array(date) })
    .refine(({ from, until }) => from <= until, 'a holiday ends before it begins')),
});
export type CalendarTable = z.output<typeof calendarTable>;

/** Time in which a limit runs. All times and spans are in ms. */
export interface WorkingTime {
  /** When a span of working time that begins at `at` is over; `at` where it is none. */
  after(at: number, span: number): number;
  /** How much working time lies between; none where `until` is not later. */
  between(from: number, until: number): number;
}

export const AROUND_THE_CLOCK: WorkingTime = {
  after: (at, span) => at + Math.max(0, span),
  between: (from, until) => Math.max(0, until - from),
};

const DAY = 86_400_000;
/** How long before the table ends it must be renewed, in ms. */
const NOTICE = 60 * DAY;

/** A local day: its midnight, and when work begins and ends; at once where it is a day off. */
interface Workday { readonly start: number; readonly opens: number; readonly closes: number }

/** The working time of a district: Monday to Friday in its hours, but for holidays, and the days that are worked for them. */
export class Calendar implements WorkingTime {
  /** Working time of a working day without a change of clocks, in ms. */
  readonly day: number;
  private readonly off = new Set<string>();
  private readonly worked: ReadonlySet<string>;
  /** Days by their number since 1970-01-01, made as they are asked for. */
  private readonly days = new Map<number, Workday>();
  private readonly end: number;

  /** Throws RangeError on a zone that is none. */
  constructor(readonly table: CalendarTable, readonly zone: string) {
    if (!IANAZone.isValidZone(zone)) throw new RangeError(`no time zone ${zone}`);
    for (const { from, until } of table.holidays) for (let n = numberOf(from); n <= numberOf(until); n++) this.off.add(isoOf(n));
    this.worked = new Set(table.holidays.flatMap(({ makeUp }) => makeUp));
    this.end = this.workday(numberOf(table.coveredUntil) + 1).start;
    const [from, until] = table.hours.map(minutesOf) as [number, number];
    this.day = (until - from) * 60_000;
  }

  after(at: number, span: number): number {
    if (span <= 0) return at;
    let left = span;
    for (let n = this.numberAt(at); ; n++) {
      const { opens, closes } = this.workday(n);
      const from = Math.max(at, opens);
      if (from >= closes) continue;
      if (left <= closes - from) return from + left;
      left -= closes - from;
    }
  }

  between(from: number, until: number): number {
    let sum = 0;
    for (let n = this.numberAt(from); until > from && this.workday(n).start < until; n++) {
      const { opens, closes } = this.workday(n);
      sum += Math.max(0, Math.min(until, closes) - Math.max(from, opens));
    }
    return sum;
  }

  /** How many days the table still covers at `now`, 0 past its end, and whether it must be renewed. */
  coverage(now: number): { days: number; short: boolean } {
    return { days: Math.max(0, Math.ceil((this.end - now) / DAY)), short: this.end - now < NOTICE };
  }

  private numberAt(at: number): number {
    let n = Math.floor(at / DAY);
    while (this.workday(n).start > at) n--;
    while (this.workday(n + 1).start <= at) n++;
    return n;
  }

  private workday(n: number): Workday {
    const known = this.days.get(n);
    if (known) return known;
    const iso = isoOf(n);
    const midnight = DateTime.fromISO(iso, { zone: this.zone });
    const start = midnight.toMillis();
    const works = this.worked.has(iso) || (midnight.weekday <= 5 && !this.off.has(iso));
    const at = (time: string): number => midnight.set({ hour: Number(time.slice(0, 2)), minute: Number(time.slice(3)) }).toMillis();
    const made = works ? { start, opens: at(this.table.hours[0]), closes: at(this.table.hours[1]) } : { start, opens: start, closes: start };
    this.days.set(n, made);
    return made;
  }
}

const numberOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY;
const isoOf = (n: number): string => new Date(n * DAY).toISOString().slice(0, 10);
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Monday to Friday, 09:00 to 17:30, without a holiday: for a district that gave no table. */
const PLAIN: CalendarTable = { source: 'composed', hours: ['09:00', '17:30'], coveredUntil: '2100-01-01', holidays: [] };
const plain = new Map<string, Calendar>();

/** The plain calendar of a zone; one for all, since it does not change. Throws RangeError on a zone that is none. */
export function plainCalendar(zone: string): Calendar {
  const known = plain.get(zone) ?? new Calendar(PLAIN, zone);
  plain.set(zone, known);
  return known;
}
