import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changes, QUARTER, type DayName } from '#protocol/changes';
import { caseQuery } from '#protocol/queries';
import { CASE_STATES } from '#protocol/stages';
import { DAY, HOUR, MINUTE, MORNING, ToldFold } from '../../support/fold.ts';
import { TINY } from '../../support/tiny-district.ts';

/** From MORNING to the next midnight, ms; the first day that is counted from its first moment begins then. */
const MIDNIGHT = 16 * HOUR;
const FIRST = MIDNIGHT;
const SECOND_DAY = MIDNIGHT + DAY;

/** Found, closed, closed in time and overdue of a day, over all rows. */
const sums = (fold: ToldFold, day: DayName) => {
  const { rows } = fold.engine.changes();
  const of = (name: 'found' | 'closed' | 'onTime' | 'overdue') => rows.reduce((total, row) => total + row[day][name], 0);
  return [of('found'), of('closed'), of('onTime'), of('overdue')];
};

/** A fold that began at MORNING, with one case the day after at 07:00, 08:20 and 20:00. */
function told(): ToldFold {
  const fold = new ToldFold();
  fold.reading(0);
  for (const [i, at] of [7 * HOUR, 8 * HOUR + 20 * MINUTE, 20 * HOUR].entries()) fold.case(FIRST + at, `c-${i}`, { block: 'b-1' });
  return fold;
}

describe('what changed since yesterday', () => {
  it('is counted up to the last full quarter hour, of yesterday up to the same one', () => {
    const fold = told();
    fold.case(SECOND_DAY + 8 * HOUR, 'c-3');
    fold.case(SECOND_DAY + 8 * HOUR + 16 * MINUTE, 'c-4');
    fold.pass(SECOND_DAY + 8 * HOUR + 29 * MINUTE);
    const said = changes.parse(fold.engine.changes());
    expect(said.until - said.since).toBe(8 * HOUR + QUARTER);
    expect([sums(fold, 'today')[0], sums(fold, 'yesterday')[0]]).toEqual([1, 1]);
    fold.pass(SECOND_DAY + 8 * HOUR + 30 * MINUTE);
    expect([sums(fold, 'today')[0], sums(fold, 'yesterday')[0]]).toEqual([2, 2]);
  });

  it('is told by scene and street, and as a curve that shows yesterday to its end', () => {
    const fold = told();
    fold.case(SECOND_DAY + HOUR, 'c-3', { scene: 'fire-lane', block: 'b-3' });
    fold.pass(SECOND_DAY + 9 * HOUR);
    const { rows, curves } = fold.engine.changes();
    const street = TINY.blocks.find(({ id }) => id === 'b-3')?.street;
    expect(rows.find(({ scene }) => scene === 'fire-lane')).toMatchObject({ street, today: { found: 1 }, yesterday: { found: 0 } });
    expect(rows.find(({ scene }) => scene === 'litter')).toMatchObject({ today: { found: 0 }, yesterday: { found: 2 } });
    const when = (curve: readonly number[]) => curve.flatMap((found, quarter) => (found > 0 ? [quarter * QUARTER / HOUR] : []));
    expect([when(curves.found.today), when(curves.found.yesterday)]).toEqual([[1], [7, 8.25, 20]]);
  });

  it('is not known of a day that was not counted from its first moment', () => {
    const fold = told();
    fold.pass(FIRST + 9 * HOUR);
    expect(fold.engine.changes().known).toEqual({ yesterday: false, week: false });
    fold.pass(SECOND_DAY + 9 * HOUR);
    expect(fold.engine.changes().known).toEqual({ yesterday: true, week: false });
  });

  it('is held against the same weekday a week ago', () => {
    const fold = told();
    fold.pass(FIRST + 7 * DAY + 9 * HOUR);
    expect(fold.engine.changes().known).toEqual({ yesterday: true, week: true });
    expect(sums(fold, 'week')).toEqual([2, 0, 0, 0]);
  });

  it('counts a case as it last stood: one that is opened again is not closed, one that ran out of time is overdue when it did', () => {
    const fold = new ToldFold();
    fold.reading(0);
    fold.case(MIDNIGHT + HOUR, 'c-1');
    fold.case(MIDNIGHT + 2 * HOUR, 'c-1', { state: 'closed' });
    fold.pass(MIDNIGHT + 3 * HOUR);
    expect(sums(fold, 'today')).toEqual([1, 1, 1, 0]);
    fold.case(MIDNIGHT + 3 * HOUR, 'c-1', { state: 'rework' });
    fold.pass(MIDNIGHT + 4 * HOUR);
    expect(sums(fold, 'today')).toEqual([1, 0, 0, 0]);
  });

  it('is the same from a checkpoint, and counts what the register holds', () => {
    const one = fc.record({ n: fc.nat(12), scene: fc.constantFrom('litter', 'fire-lane'), block: fc.constantFrom(...TINY.blocks.map(({ id }) => id)), state: fc.constantFrom(...CASE_STATES), later: fc.integer({ min: 1, max: 90 }) });
    fc.assert(fc.property(fc.array(one, { maxLength: 40 }), fc.nat(39), (events, cut) => {
      let fold = new ToldFold();
      fold.reading(0);
      let at = MIDNIGHT;
      events.forEach(({ n, scene, block, state, later }, i) => {
        at = Math.min(at + later * MINUTE, MIDNIGHT + DAY - HOUR);
        fold.case(at, `${scene}-${n}`, { scene, block, state });
        if (i !== cut) return;
        const taken = fold.engine.dump();
        fold = new ToldFold();
        fold.engine.restore(taken);
      });
      fold.pass(at + QUARTER);
      const { since, until } = fold.engine.changes();
      const held = fold.engine.page(caseQuery.parse({ status: 'all' })).cases.map(({ id }) => fold.engine.case(id));
      const within = (time: number | undefined) => time !== undefined && time >= since && time < until;
      const closed = held.filter((row) => row?.state === 'closed' && within(row.ended));
      expect(sums(fold, 'today')).toEqual([
        held.filter((row) => within(row?.opened)).length, closed.length, closed.filter((row) => row?.overdue === false).length,
        held.filter((row) => row?.overdue === true && within(row.due)).length,
      ]);
      expect(since).toBe(MORNING + MIDNIGHT);
    }), { numRuns: 60 });
  });
});
