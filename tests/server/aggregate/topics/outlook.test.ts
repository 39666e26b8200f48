import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { SCENES } from '#scenes/index';
import { GAPS } from '#server/outlook/warnings';
import { DAY, HOUR, MINUTE, MORNING, ToldFold } from '../../../support/fold.ts';
import { RHYTHM, tellDays, tellHour } from '../../../support/steady.ts';

/** 08:00 of a Tuesday, four weeks on. */
const NOW = 28 * DAY;
let month: Uint8Array;

beforeAll(() => {
  const fold = new ToldFold();
  tellDays(fold, 0, NOW);
  fold.pass(NOW);
  month = fold.engine.dump();
});

/** A fold that knows a month of steady days. */
function steady(): ToldFold {
  const fold = new ToldFold();
  fold.engine.restore(month);
  return fold;
}
const warnings = (fold: ToldFold) => fold.rows('outlook', 'warnings');
const warning = (fold: ToldFold, id: string) => fold.row('outlook', 'warnings', id);
/** The source speaks, and of no case. */
const speak = (fold: ToldFold, from: number, until: number): void => { for (let at = from; at < until; at += 10 * MINUTE) fold.reading(at, 'b-6', { source: '/east' }); };

describe('what the coming hours let expect', () => {
  it('follows the rhythm of the day, an hour a row', () => {
    const rows = steady().rows('outlook', 'expected');
    expect(rows.map(({ id, at }) => [id, at])).toEqual(Array.from({ length: 24 }, (_, i) => [String(i), MORNING + NOW + i * HOUR]));
    rows.forEach(({ usual, low, high, judged }, i) => {
      expect(Math.abs(usual - RHYTHM((8 + i) % 24))).toBeLessThan(1);
      expect(low).toBeLessThan(usual);
      expect(high).toBeGreaterThan(usual);
      expect(judged).toBe(true);
    });
  });

  it('is told from the second whole hour on, with all doubt', () => {
    const fold = new ToldFold();
    tellDays(fold, 0, 2 * HOUR);
    expect(fold.rows('outlook', 'expected')).toEqual([]);
    fold.pass(2 * HOUR);
    expect(fold.row('outlook', 'expected', '0')).toMatchObject({ at: MORNING + 2 * HOUR, usual: 8, judged: false });
  });
});

describe('a warning', () => {
  it('says how many times the usual, of which hour, since when', () => {
    const fold = steady();
    tellHour(fold, NOW, 25, { block: 'b-1' });
    fold.pass(NOW + HOUR - 1);
    expect(warning(fold, 'scene/litter')).toMatchObject({ kind: 'more', seen: 25, ratio: 3.1, weekday: 2, hour: 8, since: MORNING + NOW, near: 'b-1' });
    expect(warning(fold, 'scene/litter')?.usual).toBeCloseTo(8, 0);
    expect(warning(fold, 'block/b-1')).toMatchObject({ kind: 'more', rank: 1, seen: 25 });
  });

  it('comes within a minute, before the hour is over', () => {
    const fold = steady();
    for (let i = 0; i < 25; i++) fold.case(NOW + 5 * MINUTE + i, `s-${i}`, { state: 'closed' });
    expect(warnings(fold)).toEqual([]);
    fold.pass(NOW + 6 * MINUTE);
    expect(warning(fold, 'scene/litter')).toMatchObject({ kind: 'more', seen: 25 });
  });

  it('goes when it is clearly over, and not before', () => {
    const fold = steady();
    tellHour(fold, NOW, 30, { block: 'b-1' });
    tellHour(fold, NOW + HOUR, 16, { block: 'b-1' });
    fold.pass(NOW + 2 * HOUR);
    expect(warning(fold, 'scene/litter')).toMatchObject({ kind: 'more', seen: 16, since: MORNING + NOW });
    tellDays(fold, NOW + 2 * HOUR, NOW + 3 * HOUR);
    fold.pass(NOW + 3 * HOUR);
    expect(warnings(fold)).toEqual([]);
  });

  it('says that it is suspiciously quiet only when the hour is over', () => {
    const fold = steady();
    tellDays(fold, NOW, NOW + 5 * HOUR);
    speak(fold, NOW + 5 * HOUR, NOW + 6 * HOUR);
    expect(warnings(fold)).toEqual([]);
    fold.pass(NOW + 6 * HOUR);
    expect(warning(fold, 'scene/litter')).toMatchObject({ kind: 'less', seen: 0, ratio: 0, hour: 13, since: MORNING + NOW + 5 * HOUR, near: '' });
  });

  it('is none of a few where hardly any are usual', () => {
    const fold = steady();
    tellDays(fold, NOW, NOW + HOUR);
    tellHour(fold, NOW, 4, { scene: 'fire-lane', block: 'b-6' });
    fold.pass(NOW + DAY);
    tellHour(fold, NOW + DAY, 4, { scene: 'fire-lane', block: 'b-6' });
    fold.pass(NOW + DAY + HOUR);
    expect(warnings(fold).filter(({ kind }) => kind === 'more')).toEqual([]);
  });

  it('is none while hours like this one are new', () => {
    const fold = new ToldFold();
    tellDays(fold, 0, 2 * DAY);
    tellHour(fold, 2 * DAY, 60);
    fold.pass(2 * DAY + HOUR - 1);
    expect(warnings(fold)).toMatchObject([{ id: 'block/b-1' }, { id: 'scene/litter' }]);
    const young = new ToldFold();
    tellDays(young, 0, DAY);
    tellHour(young, DAY, 60);
    young.pass(DAY + 2 * HOUR);
    expect(warnings(young)).toEqual([]);
  });

  it('speaks for the blocks near it that deviate alike', () => {
    const fold = steady();
    tellHour(fold, NOW, 20, { block: 'b-1' });
    tellHour(fold, NOW, 10, { block: 'b-2' });
    fold.pass(NOW + HOUR - 1);
    expect(warnings(fold).filter(({ subject }) => subject.startsWith('block/'))).toMatchObject([{ subject: 'block/b-1', near: 'b-2' }]);
  });

  it('keeps its row while its neighbours take turns', () => {
    const fold = steady();
    tellHour(fold, NOW, 20, { block: 'b-1' });
    tellHour(fold, NOW, 18, { block: 'b-2' });
    fold.pass(NOW + HOUR - 1);
    tellHour(fold, NOW + HOUR, 22, { block: 'b-1' });
    tellHour(fold, NOW + HOUR, 40, { block: 'b-2' });
    fold.pass(NOW + 2 * HOUR - 1);
    expect(warnings(fold).filter(({ subject }) => subject.startsWith('block/'))).toMatchObject([{ subject: 'block/b-1', near: 'b-2', seen: 22 }]);
  });

  it('counts a case in the hour in which it was found, and not one found long ago', () => {
    const fold = steady();
    tellDays(fold, NOW, NOW + HOUR);
    for (let i = 0; i < 25; i++) {
      fold.case(NOW + HOUR + MINUTE, `late-${i}`, { state: 'closed' }, { time: NOW + 55 * MINUTE });
      fold.case(NOW + HOUR + MINUTE, `old-${i}`, { state: 'closed', scene: 'smoke-alarm' }, { time: NOW - 3 * DAY });
    }
    fold.pass(NOW + 2 * HOUR - 1);
    expect(warnings(fold).map(({ id, seen, hour }) => [id, seen, hour])).toEqual([['block/b-1', 29, 8], ['scene/litter', 33, 8]]);
  });
});

describe('silent feeds', () => {
  const silent = (): ToldFold => {
    const fold = steady();
    tellDays(fold, NOW, NOW + 2 * HOUR);
    // A second source goes on: the wall is not deaf.
    for (let at = NOW; at < NOW + 9 * HOUR; at += 10 * MINUTE) fold.reading(at, 'b-6', { source: '/meters' });
    return fold;
  };

  it('are a gap, not an hour of nothing', () => {
    const fold = silent();
    fold.pass(NOW + 9 * HOUR);
    expect(warning(fold, 'scene/litter')).toMatchObject({ kind: 'gap', seen: 0, near: '' });
    expect(warnings(fold).filter(({ kind }) => kind === 'less')).toEqual([]);
    expect(warnings(fold).filter(({ subject }) => subject.startsWith('block/'))).toMatchObject([{ kind: 'gap', near: 'b-2' }]);
  });

  it('teach nothing', () => {
    const fold = silent();
    fold.pass(NOW + DAY);
    const before = steady().rows('outlook', 'expected');
    fold.rows('outlook', 'expected').forEach(({ usual }, i) => { expect(Math.abs(usual - (before[i]?.usual ?? 0))).toBeLessThan(0.6); });
  });

  it('are over within a minute when they speak', () => {
    const fold = silent();
    fold.reading(NOW + 9 * HOUR + MINUTE, 'b-6', { source: '/east' });
    fold.pass(NOW + 9 * HOUR + 2 * MINUTE);
    expect(warnings(fold)).toEqual([]);
  });

  it('are told of no more subjects than one can read', () => {
    const fold = new ToldFold();
    fold.say(0, 'feed', { state: 'started', period: 10 * MINUTE }, { source: '/east' });
    for (let at = 0; at < 8 * DAY; at += HOUR) for (const { id } of SCENES.slice(0, GAPS + 2)) tellHour(fold, at, 2, { scene: id, block: 'b-1' });
    fold.pass(9 * DAY);
    expect(warnings(fold)).toHaveLength(GAPS);
    expect(warnings(fold).every(({ kind }) => kind === 'gap')).toBe(true);
  });
});

describe('the list', () => {
  const hours = fc.array(fc.record({ minute: fc.nat(119), scene: fc.constantFrom('litter', 'fire-lane', 'smoke-alarm'), block: fc.constantFrom('b-1', 'b-2', 'b-4') }), { minLength: 20, maxLength: 80 });
  type Found = { minute: number; scene: string; block: string };
  const tell = (found: readonly Found[]): ToldFold => {
    const fold = steady();
    found.forEach(({ minute, scene, block }, i) => {
      // Told late, so that any order is one in which it may be told.
      fold.case(NOW + 2 * HOUR - MINUTE, `f-${found.length}-${i}`, { state: 'closed', scene, block }, { time: NOW + minute * MINUTE });
    });
    fold.pass(NOW + 2 * HOUR + MINUTE);
    return fold;
  };

  it('is the same in whatever order the cases are told', () => {
    fc.assert(fc.property(hours.chain((found) => fc.tuple(fc.constant(found), fc.shuffledSubarray(found, { minLength: found.length }))), ([found, shuffled]) => {
      expect(warnings(tell(shuffled))).toEqual(warnings(tell(found)));
    }), { numRuns: 20 });
  });

  it('is ranked without a gap or a tie, and looking again changes nothing', () => {
    fc.assert(fc.property(hours, (found) => {
      const fold = tell(found);
      const before = warnings(fold);
      expect(before.map(({ rank }) => rank).sort((a, b) => a - b)).toEqual(before.map((_, i) => i + 1));
      fold.reading(NOW + 2 * HOUR + 2 * MINUTE, 'b-5', { source: '/other' });
      fold.pass(NOW + 2 * HOUR + 5 * MINUTE);
      expect(warnings(fold)).toEqual(before);
    }), { numRuns: 20 });
  });

  it('goes on from a checkpoint as if there had been none', () => {
    const plain = steady();
    tellHour(plain, NOW, 30, { block: 'b-1' });
    const restored = new ToldFold();
    restored.engine.restore(plain.engine.dump());
    for (const fold of [plain, restored]) {
      tellDays(fold, NOW + HOUR, NOW + 3 * HOUR);
      fold.pass(NOW + 12 * HOUR);
    }
    expect(warnings(restored)).toEqual(warnings(plain));
    expect(Buffer.from(restored.engine.dump()).equals(plain.engine.dump())).toBe(true);
  });

  it('takes no more memory after two months than after one', () => {
    const fold = steady();
    tellDays(fold, NOW, 2 * NOW);
    fold.pass(2 * NOW);
    expect(fold.engine.dump().length).toBeLessThan(1.1 * month.length);
  });
});
