import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { History, type Kept } from '#server/aggregate/operators/history';
import { State } from '#server/aggregate/state';

const ZONE = 'Asia/Shanghai';
const at = (iso: string): number => DateTime.fromISO(iso, { zone: ZONE }).toMillis();
const counts = (reported: number): Kept => ({ reported, closed: 0, due: 0, onTime: 0, closedDue: 0, rework: 0 });

/** A history of days from one to another, both included, in each of which ten were reported. */
function historyOf(from: string, until: string) {
  const table = new State('test').table('month', 'test');
  const history = new History(table, ZONE);
  for (let day = DateTime.fromISO(from, { zone: ZONE }); day.toMillis() <= at(until); day = day.plus({ days: 1 })) {
    history.note(day.plus({ days: 1 }).toMillis(), [['all', counts(10 * day.day)]]);
  }
  const before = (iso: string, months: number) => history.before(at(iso), months)?.('all', 'reported');
  return { table, history, before };
}

describe('the counts of earlier months', () => {
  it('are those up to the same moment, within a day by its share', () => {
    const { before } = historyOf('2026-10-01', '2026-11-09');
    expect(before('2026-11-10T00:00', 1)).toBe(90);
    expect(before('2026-11-10T06:00', 1)).toBe(93);
    expect(before('2026-11-01T12:00', 1)).toBe(5);
  });

  it('are those of the whole month where it was shorter', () => {
    const { before } = historyOf('2026-02-01', '2026-03-30');
    expect(before('2026-03-31T12:00', 1)).toBe(280);
  });

  it('are not known of a month whose first day was missed', () => {
    const { before } = historyOf('2026-10-02', '2026-11-09');
    expect(before('2026-11-10T00:00', 1)).toBeUndefined();
    expect(before('2026-12-10T00:00', 1)).toBe(90);
  });

  it('are none of what was not there then', () => {
    const { history } = historyOf('2026-10-01', '2026-11-09');
    expect(history.before(at('2026-11-10'), 1)?.('other', 'reported')).toBe(0);
  });

  it('are kept for a year and no longer', () => {
    const { table, before } = historyOf('2024-01-01', '2026-11-23');
    expect(before('2026-11-24T00:00', 12)).toBe(230);
    expect(before('2026-11-24T00:00', 13)).toBeUndefined();
    expect(table.size).toBe(2 * 13);
  });

  it('fill the days of a month before something was first counted', () => {
    const table = new State('test').table('month', 'test');
    const history = new History(table, ZONE);
    for (const [day, key] of [[1, 'all'], [2, 'all'], [3, 'late']] as const) history.note(at(`2026-10-0${day + 1}`), [[key, counts(day)]]);
    expect(history.before(at('2026-11-03T00:00'), 1)?.('late', 'reported')).toBe(0);
    expect(history.before(at('2026-11-04T00:00'), 1)?.('late', 'reported')).toBe(3);
  });
});
