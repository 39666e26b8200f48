import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summary } from '#protocol/answers';
import { CASE_STATES } from '#protocol/stages';
import { LISTED } from '#server/cases/summary';
import { HOUR, MINUTE, MORNING, ToldFold } from '../../support/fold.ts';
import { TINY } from '../../support/tiny-district.ts';

const NINE = HOUR;

describe('a summary', () => {
  it('counts what stands in a block, an area, a street and a scene, and what came and went since midnight', () => {
    const fold = new ToldFold();
    fold.case(-9 * HOUR, 'c-0', { block: 'b-3' });
    fold.case(NINE, 'c-1', { block: 'b-1' });
    fold.case(NINE, 'c-2', { block: 'b-2', scene: 'street-vendor' });
    fold.case(NINE, 'c-3', { block: 'b-4' });
    fold.case(NINE + MINUTE, 'c-2', { block: 'b-2', scene: 'street-vendor', state: 'closed' });
    const counts = (about: string, id: string) => {
      const { open = -1, opened = -1, closed = -1, cases = [] } = fold.engine.summary(about, id) ?? {};
      return [open, opened, closed, cases.map((row) => row.id).join(' ')];
    };
    expect(counts('block', 'b-1')).toEqual([1, 1, 0, 'c-1']);
    expect(counts('area', 'a-1')).toEqual([1, 2, 1, 'c-1']);
    expect(counts('street', 's-1')).toEqual([2, 2, 1, 'c-0 c-1']);
    expect(counts('scene', 'litter')).toEqual([3, 2, 0, 'c-0 c-1 c-3']);
    expect(fold.engine.summary('street', 's-1')?.scenes).toEqual([
      { scene: 'litter', open: 2, overdue: 0, opened: 1 }, { scene: 'street-vendor', open: 0, overdue: 0, opened: 1 },
    ]);
  });

  it('lists those due first, the ones of which nothing is due last, and no more than it has room for', () => {
    const fold = new ToldFold();
    for (let i = 0; i < LISTED + 5; i += 1) fold.case(NINE + i * MINUTE, `c-${i}`);
    fold.say(NINE + 2 * HOUR, 'operator', { post: '受理岗', action: 'suspend', subject: 'c-0' });
    const cases = fold.engine.summary('block', 'b-1')?.cases ?? [];
    expect(cases.map(({ id }) => id)).toEqual(Array.from({ length: LISTED }, (_, i) => `c-${i + 1}`));
  });

  it('says how long closed cases of a scene took for each step that was told, in working time', () => {
    const fold = new ToldFold();
    for (const [id, took] of [['c-1', 10], ['c-2', 20]] as const) {
      fold.case(NINE, id);
      fold.case(NINE + took * MINUTE, id, { state: 'accepted' });
      fold.case(NINE + 30 * MINUTE, id, { state: 'registered' });
      fold.case(NINE + 50 * MINUTE, id, { state: 'verifying' });
      fold.case(NINE + 55 * MINUTE, id, { state: 'closed' });
    }
    fold.case(NINE, 'c-3');
    fold.case(NINE + 9 * MINUTE, 'c-3', { state: 'rejected' });
    const steps = fold.engine.summary('scene', 'litter')?.steps;
    expect(steps?.map(({ step, cases, mean }) => [step, cases, mean / MINUTE])).toEqual([
      ['accept', 2, 15], ['register', 2, 15], ['dispatch', 0, 0], ['dispose', 0, 0], ['verify', 0, 0], ['close', 2, 5],
    ]);
    expect(steps?.[0]?.limit).toBe(15 * MINUTE);
  });

  it('is nothing where there is no such thing', () => {
    const fold = new ToldFold();
    for (const [about, id] of [['block', 'b-9'], ['scene', 'dragons'], ['district', 'tiny'], ['department', '城管'], ['__proto__', ''], ['block', '']] as const) {
      expect(fold.engine.summary(about, id)).toBeUndefined();
    }
  });

  it('agrees with the topic of the blocks, whatever happened, and fits the protocol', () => {
    const step = fc.record({ id: fc.integer({ min: 0, max: 9 }), block: fc.constantFrom(...TINY.blocks.map(({ id }) => id)), state: fc.constantFrom(...CASE_STATES), gap: fc.integer({ min: 0, max: 8 * HOUR }) });
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const fold = new ToldFold();
      let at = 0;
      for (const { id, block, state, gap } of steps) {
        at += gap;
        fold.case(at, `c-${id}`, { block, state });
      }
      for (const { id, open, overdue } of fold.rows('blocks', 'blocks')) {
        const counted = fold.engine.summary('block', id);
        expect(counted).toMatchObject({ open, overdue });
        expect(summary.parse({ at: MORNING, ...counted })).toEqual({ at: MORNING, ...counted });
      }
    }));
  });
});
