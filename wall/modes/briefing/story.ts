import { DAYS, QUARTER, type ChangeRow, type Changes, type Counted, type DayName } from '#protocol/changes';

/** A day that today is held against. */
export type Past = Exclude<DayName, 'today'>;
/** What a change is looked for in. */
export type Axis = 'scene' | 'street';

/** What was counted today, and until the same hour before; `clear` where the two differ by more than chance does. */
export interface Shift { today: number; before: number; by: number; clear: boolean }

/** A scene or street with its change, and the street or scene in which most of that happened, where one stands out. */
export interface Mover extends Shift { id: string; within: { id: string; by: number } | undefined }

/**
 * Counts of what happens by itself scatter by their root, the difference of two by the root of their sum. For one comparison two of these are
 * enough; of some forty at once two would differ so by chance alone, so that a part needs three.
 */
const WHOLE = 2;
const PART = 3;

/** Quarter hours of a day that no clock was changed on. */
const DAY_QUARTERS = 96;

function shift(today: number, before: number, spread: number): Shift {
  const by = today - before;
  return { today, before, by, clear: by !== 0 && Math.abs(by) >= spread * Math.sqrt(today + before) };
}

const sum = (rows: readonly ChangeRow[], day: DayName, counted: Counted): number => rows.reduce((all, row) => all + row[day][counted], 0);

/** The whole district. */
export const whole = ({ rows }: Pick<Changes, 'rows'>, counted: Counted, past: Past): Shift => shift(sum(rows, 'today', counted), sum(rows, past, counted), WHOLE);

/** What was found, by scene or by street: the largest change first; by what it is today where `past` is undefined. */
export function movers({ rows }: Pick<Changes, 'rows'>, axis: Axis, past: Past | undefined): Mover[] {
  const found = [...grouped(rows, axis)].map(([id, own]): Mover => {
    const moved = shift(sum(own, 'today', 'found'), past ? sum(own, past, 'found') : 0, PART);
    return { id, ...moved, clear: moved.clear && past !== undefined, within: past && within(own, axis === 'scene' ? 'street' : 'scene', past, moved.by) };
  });
  const weight = ({ by, today }: Mover) => (past ? Math.abs(by) : today);
  return found.filter((mover) => weight(mover) > 0).sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
}

function grouped(rows: readonly ChangeRow[], axis: Axis): Map<string, ChangeRow[]> {
  const groups = new Map<string, ChangeRow[]>();
  for (const row of rows) groups.set(row[axis], [...groups.get(row[axis]) ?? [], row]);
  return groups;
}

/** Where more than half of a change happened. */
function within(rows: readonly ChangeRow[], axis: Axis, past: Past, by: number): { id: string; by: number } | undefined {
  const parts = [...grouped(rows, axis)].map(([id, own]) => ({ id, by: sum(own, 'today', 'found') - sum(own, past, 'found') }));
  return parts.find((part) => part.id !== '' && part.by * Math.sign(by) > Math.abs(by) / 2);
}

/** The changes that make a story: clear ones in the direction of the whole, or in any where the whole stayed as it was. */
export function leading(found: readonly Mover[], { by, clear }: Pick<Shift, 'by' | 'clear'>, most = 2): Mover[] {
  const { sign } = Math;
  return found.filter((mover) => mover.id !== '' && mover.clear && (!clear || sign(mover.by) === sign(by))).slice(0, most);
}

/** A day's count as it grew: one value for the end of each quarter hour. */
export interface Grown { day: DayName; values: readonly number[] }

/** How the counts grew on each known day; today's until the last full quarter hour, the others' to their end. */
export function growth({ since, until, known, curves }: Changes, counted: 'found' | 'closed'): Grown[] {
  const quarters = Math.round((until - since) / QUARTER);
  return DAYS.filter((day) => day === 'today' || known[day]).map((day) => {
    let all = 0;
    return { day, values: Array.from({ length: day === 'today' ? quarters : Math.max(DAY_QUARTERS, curves[counted][day].length) }, (_, i) => (all += curves[counted][day][i] ?? 0)) };
  });
}

/** What is said of a change: nothing of it where the earlier day is not known. */
export const verdict = ({ by, clear }: Pick<Shift, 'by' | 'clear'>, known: boolean): 'alone' | 'alike' | 'more' | 'less' =>
  (!known ? 'alone' : !clear ? 'alike' : by > 0 ? 'more' : 'less');
