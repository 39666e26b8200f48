import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { AROUND_THE_CLOCK, Calendar, calendarTable, plainCalendar, type WorkingTime } from '#server/cases/calendar';
import { DAY, HOUR } from '../../support/fold.ts';
import { HOME } from '../../support/shipped.ts';

const ZONE = 'Asia/Shanghai';
const table = HOME.calendar;
const calendar = new Calendar(table, ZONE);

/** A local time of Shanghai, in ms. */
const at = (iso: string): number => DateTime.fromISO(iso, { zone: ZONE }).toMillis();
const iso = (time: number): string => DateTime.fromMillis(time, { zone: ZONE }).toFormat("yyyy-MM-dd'T'HH:mm");
const after = (from: string, hours: number): string => iso(calendar.after(at(from), hours * HOUR));

const moment = fc.integer({ min: at('2024-12-01'), max: at('2027-03-01') });
const span = fc.integer({ min: 1, max: 400 * HOUR });
const times: WorkingTime[] = [calendar, plainCalendar('America/New_York'), AROUND_THE_CLOCK];

describe('the working calendar', () => {
  it('counts Monday to Friday from 09:00 to 17:30', () => {
    expect(after('2026-11-24T10:00', 4)).toBe('2026-11-24T14:00');
    expect(after('2026-11-24T16:00', 4)).toBe('2026-11-25T11:30');
    expect(after('2026-11-27T16:00', 4)).toBe('2026-11-30T11:30');
    expect(after('2026-11-24T03:00', 1)).toBe('2026-11-24T10:00');
    expect(after('2026-11-24T22:00', 1)).toBe('2026-11-25T10:00');
    expect(calendar.day).toBe(8.5 * HOUR);
  });

  it('ends with the day where the time is used up just then', () => {
    expect(after('2026-11-24T09:00', 8.5)).toBe('2026-11-24T17:30');
    expect(after('2026-11-24T17:30', 8.5)).toBe('2026-11-25T17:30');
  });

  it('leaves holidays out and works the days that are worked for them', () => {
    expect(after('2026-09-30T16:30', 2)).toBe('2026-10-08T10:00');
    expect(after('2026-10-09T17:00', 1)).toBe('2026-10-10T09:30');
    expect(after('2025-01-27T17:00', 1)).toBe('2025-02-05T09:30');
    expect(calendar.between(at('2025-04-26T00:00'), at('2025-04-28T00:00'))).toBe(8.5 * HOUR);
  });

  it('has the working days of 2025 and 2026 that another table of them has', () => {
    for (let day = at('2025-01-01'); day < at('2027-01-01'); day += DAY) {
      const works = calendar.between(day, day + DAY) > 0;
      expect([iso(day), works]).toEqual([iso(day), chineseDays.isWorkday(iso(day).slice(0, 10))]);
    }
  });

  it('finds as much working time between as it put there', () => {
    fc.assert(fc.property(fc.constantFrom(...times), moment, span, (time, from, length) => {
      const until = time.after(from, length);
      expect(time.between(from, until)).toBe(length);
      expect(time.between(from, until - 1)).toBe(length - 1);
    }));
  });

  it('gives the same in one piece as in two', () => {
    fc.assert(fc.property(fc.constantFrom(...times), moment, span, span, (time, from, first, second) => {
      expect(time.after(time.after(from, first), second)).toBe(time.after(from, first + second));
      const [a, b] = [from + first, from + first + second];
      expect(time.between(from, a) + time.between(a, b)).toBe(time.between(from, b));
    }));
  });

  it('counts nothing backwards, and nothing is over at once', () => {
    fc.assert(fc.property(fc.constantFrom(...times), moment, span, (time, from, length) => {
      expect([time.after(from, 0), time.after(from, -length), time.between(from, from - length)]).toEqual([from, from, 0]);
    }));
  });

  it('keeps to the hours of its zone when clocks change', () => {
    const newYork = plainCalendar('America/New_York');
    const local = (text: string) => DateTime.fromISO(text, { zone: 'America/New_York' }).toMillis();
    expect(newYork.after(local('2026-03-06T17:00'), HOUR)).toBe(local('2026-03-09T09:30'));
  });

  it('says 60 days before its table ends that it must be renewed', () => {
    expect(calendar.coverage(at('2026-11-02T00:00'))).toEqual({ days: 60, short: false });
    expect(calendar.coverage(at('2026-11-02T00:01'))).toEqual({ days: 60, short: true });
    expect(calendar.coverage(at('2027-03-01'))).toEqual({ days: 0, short: true });
  });

  it('refuses a zone that is none, and a table that cannot be', () => {
    expect(() => new Calendar(table, 'Nowhere/Else')).toThrow('no time zone Nowhere/Else');
    expect(calendarTable.safeParse({ ...table, hours: ['17:30', '09:00'] }).success).toBe(false);
    expect(calendarTable.safeParse({ ...table, coveredUntil: '2026-02-30' }).success).toBe(false);
    expect(calendarTable.safeParse({ ...table, holidays: [{ name: 'x', from: '2026-01-02', until: '2026-01-01', makeUp: [] }] }).success).toBe(false);
  });
});
