import { describe, expect, it } from 'vitest';
import { Calendar } from '#server/cases/calendar';
import { slotOf, Week } from '#server/outlook/week';
import { HOME } from '#tests/support/shipped';

const week = (zone = 'Asia/Shanghai') => new Week(zone, new Calendar(HOME.calendar, zone));
const at = (written: string): number => Date.parse(`${written}+08:00`);

describe('an hour of the week', () => {
  it('counts from Monday 00:00 in the district, working days apart from days off', () => {
    expect(week().slot(at('2026-11-24T20:15:00'))).toEqual({ week: 44, day: 20 });
    expect(week().slot(at('2026-11-28T20:15:00'))).toEqual({ week: 140, day: 44 });
    expect(slotOf(7, 23)).toEqual({ week: 167, day: 47 });
  });

  it('begins on the hour of the zone, also where that is half past elsewhere', () => {
    expect(week().start(at('2026-11-24T20:59:59'))).toBe(at('2026-11-24T20:00:00'));
    expect(new Date(week('Asia/Kolkata').start(Date.parse('2026-11-24T20:59:59Z'))).toISOString()).toBe('2026-11-24T20:30:00.000Z');
  });

  it('of a holiday is like that of a Sunday', () => {
    expect(week().like(at('2026-10-01T10:00:00'))).toEqual({ weekday: 7, hour: 10 });
  });

  it('of a Saturday that is worked is like that of a Friday', () => {
    expect(week().like(at('2026-10-10T10:00:00'))).toEqual({ weekday: 5, hour: 10 });
  });

  it('follows a change of clocks', () => {
    const zurich = week('Europe/Zurich');
    expect(zurich.like(Date.parse('2026-03-29T00:30:00Z')).hour).toBe(1);
    expect(zurich.like(Date.parse('2026-03-29T01:30:00Z')).hour).toBe(3);
  });
});
