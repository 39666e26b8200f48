import { afterEach, describe, expect, it } from 'vitest';
import { Calendar } from '#server/cases/calendar';
import { DAY, HOUR, MORNING, ToldFold } from '#tests/support/fold';
import { HOME } from '#tests/support/shipped';

/** The zone of this machine, which the tests set. */
const own = process.env['TZ'];
afterEach(() => {
  if (own === undefined) delete process.env['TZ'];
  else process.env['TZ'] = own;
});

/** Zones that set their clocks, by an hour, by half of one, and by none. */
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati'];
/** What a day of events comes to on a machine of a zone, to the byte; `from` is ms after MORNING. */
function folded(zone: string, from: number, hours: number): Buffer {
  process.env['TZ'] = zone;
  const fold = new ToldFold();
  for (let hour = 0; hour < hours; hour++) {
    fold.alert(from + hour * HOUR, { device: `cam-${hour % 5}` });
    fold.case(from + hour * HOUR + 1, `c-${hour}`);
    fold.reading(from + hour * HOUR + 2);
  }
  fold.pass(from + hours * HOUR);
  return Buffer.from(fold.engine.dump());
}
const after = (at: number): number => at - MORNING;

describe('what the machine takes for the time of day', () => {
  it.each([
    ['the night in which New York sets its clocks back', Date.UTC(2026, 9, 31, 12)],
    ['the night in which New York sets them forward', Date.UTC(2027, 2, 13, 12)],
    ['the night in which Lord Howe sets them by half an hour', Date.UTC(2027, 3, 3, 3)],
    ['the end of a leap February', Date.UTC(2028, 1, 28, 10)],
    ['the end of a year', Date.UTC(2027, 11, 31, 3)],
  ])('changes nothing of what a fold comes to, over %s', (_, from) => {
    const [first, ...others] = ZONES.map((zone) => folded(zone, after(from), 48));
    for (const other of others) expect(first!.equals(other)).toBe(true);
  });

  it('leaves the working days of a leap February as they are: the 29th is one, and March comes after it', () => {
    process.env['TZ'] = 'America/New_York';
    const calendar = new Calendar(HOME.calendar, 'Asia/Shanghai');
    const monday = Date.UTC(2028, 1, 28, 1);
    const day = calendar.between(monday, monday + DAY);
    expect(day).toBeGreaterThan(6 * HOUR);
    expect(calendar.between(monday, monday + 3 * DAY)).toBe(3 * day);
    expect(calendar.after(monday, 2 * day + HOUR)).toBe(monday + 2 * DAY + HOUR);
  });
});
