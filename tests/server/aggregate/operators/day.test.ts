import { describe, expect, it } from 'vitest';
import { MEMORY } from '#server/aggregate/memory';
import { Day } from '#server/aggregate/operators/day';
import { Table } from '#server/aggregate/table';
import { Timers } from '#server/aggregate/timers';

function dayOf(zone: string, begin: string) {
  const timers = new Timers();
  const ended: string[] = [];
  const day = new Day(new Table(MEMORY.day), timers, zone, () => { ended.push(new Date(timers.now).toISOString()); });
  timers.run(Date.parse(begin));
  day.begin(timers.now);
  return { timers, day, ended, start: () => new Date(day.start).toISOString() };
}

describe('a day', () => {
  it('begins at the midnight before, in its zone', () => {
    expect(dayOf('Asia/Shanghai', '2026-11-24T13:00:00Z').start()).toBe('2026-11-23T16:00:00.000Z');
    expect(dayOf('Asia/Shanghai', '2026-11-23T16:00:00Z').start()).toBe('2026-11-23T16:00:00.000Z');
  });

  it('ends at each midnight, at that very time', () => {
    const { timers, ended, start } = dayOf('Asia/Shanghai', '2026-11-24T13:00:00Z');
    timers.run(Date.parse('2026-11-26T15:59:59.999Z'));
    expect(ended).toEqual(['2026-11-24T16:00:00.000Z', '2026-11-25T16:00:00.000Z']);
    expect(start()).toBe('2026-11-25T16:00:00.000Z');
  });

  it('has 23 or 25 hours where the zone changes its clocks', () => {
    const { timers, ended } = dayOf('Europe/Berlin', '2026-10-24T12:00:00Z');
    timers.run(Date.parse('2026-10-26T00:00:00Z'));
    expect(ended).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z']);
  });

  it('is refused in a zone that is none', () => {
    expect(() => dayOf('Asia/Nowhere', '2026-11-24T13:00:00Z')).toThrow('no time zone Asia/Nowhere');
  });
});
