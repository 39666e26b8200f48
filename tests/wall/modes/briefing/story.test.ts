import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUARTER, type ChangeRow, type Changes, type Counts } from '#protocol/changes';
import { growth, leading, movers, verdict, whole } from '../../../../wall/modes/briefing/story.ts';

const counts = (found: number, closed = 0): Counts => ({ found, closed, onTime: closed, overdue: 0 });
const row = (scene: string, street: string, today: number, yesterday: number): ChangeRow => ({ scene, street, today: counts(today), yesterday: counts(yesterday), week: counts(0) });

describe('a change of the whole', () => {
  it('is clear from twice the root of both counts together', () => {
    expect(whole({ rows: [row('a', 's', 120, 90)] }, 'found', 'yesterday')).toEqual({ today: 120, before: 90, by: 30, clear: true });
    expect(whole({ rows: [row('a', 's', 115, 90)] }, 'found', 'yesterday')).toMatchObject({ by: 25, clear: false });
  });

  it('is none where neither day has a case', () => {
    expect(whole({ rows: [] }, 'found', 'yesterday')).toEqual({ today: 0, before: 0, by: 0, clear: false });
  });

  it('is said as more, less or alike, and not at all where the earlier day is not known', () => {
    expect([verdict({ by: 9, clear: true }, true), verdict({ by: -9, clear: true }, true), verdict({ by: 2, clear: false }, true), verdict({ by: 9, clear: true }, false)])
      .toEqual(['more', 'less', 'alike', 'alone']);
  });
});

describe('what moved', () => {
  const rows = [row('bikes', 'north', 40, 10), row('bikes', 'south', 6, 5), row('litter', 'north', 20, 18), row('noise', 'south', 2, 30)];

  it('is told by scene with the street in which most of it happened, the largest change first', () => {
    expect(movers({ rows }, 'scene', 'yesterday')).toEqual([
      { id: 'bikes', today: 46, before: 15, by: 31, clear: true, within: { id: 'north', by: 30 } },
      { id: 'noise', today: 2, before: 30, by: -28, clear: true, within: { id: 'south', by: -28 } },
      { id: 'litter', today: 20, before: 18, by: 2, clear: false, within: { id: 'north', by: 2 } },
    ]);
  });

  it('names no street where none has more than half of it, and none that is not known', () => {
    expect(movers({ rows: [row('bikes', 'north', 10, 0), row('bikes', 'south', 10, 0)] }, 'scene', 'yesterday')[0]?.within).toBeUndefined();
    expect(movers({ rows: [row('bikes', '', 10, 0)] }, 'scene', 'yesterday')[0]?.within).toBeUndefined();
  });

  it('leads a story in the direction of the whole, and in any where the whole stayed', () => {
    const found = movers({ rows }, 'scene', 'yesterday');
    const ids = (by: number, clear: boolean) => leading(found, { by, clear }).map(({ id }) => id);
    expect([ids(40, true), ids(-40, true), ids(3, false)]).toEqual([['bikes'], ['noise'], ['bikes', 'noise']]);
  });

  it('is what there is most of today where no earlier day is known, and none of it a clear change', () => {
    expect(movers({ rows }, 'scene', undefined).map(({ id, today, clear }) => [id, today, clear])).toEqual([['bikes', 46, false], ['litter', 20, false], ['noise', 2, false]]);
  });

  it('adds up to the change of the whole, by scene as by street', () => {
    const rowOf = fc.record({ scene: fc.constantFrom('a', 'b', 'c'), street: fc.constantFrom('', 's', 't'), today: fc.nat(50), yesterday: fc.nat(50) }).map(({ scene, street, today, yesterday }) => row(scene, street, today, yesterday));
    fc.assert(fc.property(fc.array(rowOf), (all) => {
      const { by } = whole({ rows: all }, 'found', 'yesterday');
      for (const axis of ['scene', 'street'] as const) expect(movers({ rows: all }, axis, 'yesterday').reduce((sum, mover) => sum + mover.by, 0)).toBe(by);
    }));
  });
});

it('a day grows by quarter hours: today until now, an earlier one to its end, one that is not known not at all', () => {
  const told: Changes = {
    at: 0, heard: 0, since: 0, until: 3 * QUARTER, known: { yesterday: true, week: false }, rows: [],
    curves: { found: { today: [2, 0, 3], yesterday: [1, 1], week: [9] }, closed: { today: [], yesterday: [], week: [] } },
  };
  const [today, yesterday, ...more] = growth(told, 'found');
  expect([today?.values, yesterday?.values.slice(0, 3), yesterday?.values.length, more]).toEqual([[2, 2, 5], [1, 2, 2], 96, []]);
});
