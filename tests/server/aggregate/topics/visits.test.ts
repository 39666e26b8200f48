import { describe, expect, it } from 'vitest';
import { VISITS_SHOWN } from '#server/aggregate/topics/visits';
import { DAY, HOUR, MINUTE, MORNING, ToldFold } from '../../../support/fold.ts';
import { TINY } from '../../../support/tiny-district.ts';

const visit = (fold: ToldFold, at: number, data: { block?: string; scene?: string } = {}, said = {}) =>
  fold.say(at, 'visit', { post: 'post-1', block: 'b-1', ...data }, said);
const block = (fold: ToldFold, id = 'b-1') => fold.row('visits', 'blocks', id);

describe('the visits', () => {
  it('are counted by block of the district, those that found trouble too', () => {
    const fold = new ToldFold();
    expect(fold.rows('visits', 'blocks').map(({ id }) => id)).toEqual(TINY.blocks.map(({ id }) => id));
    visit(fold, 0);
    visit(fold, MINUTE, { scene: 'litter' });
    visit(fold, MINUTE, { block: 'nowhere' });
    expect(block(fold)).toEqual({ id: 'b-1', today: 2, found: 1, month: 2, last: MORNING + MINUTE });
    expect(block(fold, 'b-2')).toMatchObject({ today: 0, month: 0, last: 0 });
  });

  it('begin anew at local midnight, and of a month on its first day', () => {
    const fold = new ToldFold();
    visit(fold, 0, { scene: 'litter' });
    fold.pass(16 * HOUR - 1);
    expect(block(fold)).toMatchObject({ today: 1, found: 1, month: 1 });
    fold.pass(16 * HOUR);
    expect(block(fold)).toMatchObject({ today: 0, found: 0, month: 1 });
    const december = 16 * HOUR + 6 * DAY;
    fold.pass(december - 1);
    expect(block(fold)?.month).toBe(1);
    visit(fold, december);
    expect(block(fold)).toMatchObject({ today: 1, found: 0, month: 1 });
  });

  it('count in the day and the month in which they happened, told late or not', () => {
    const fold = new ToldFold();
    visit(fold, 0);
    visit(fold, MINUTE, {}, { time: -9 * HOUR });
    visit(fold, MINUTE, {}, { time: -24 * DAY });
    expect(block(fold)).toMatchObject({ today: 1, month: 2, last: MORNING });
  });

  it('are shown with the post and the case that was opened, also where two sources use one id', () => {
    const fold = new ToldFold();
    visit(fold, 0, { scene: 'litter' }, { id: 'v-1' });
    visit(fold, 1, { scene: 'litter', block: 'b-2' }, { id: 'v-1', source: '/west' });
    visit(fold, 2, {}, { id: 'v-2' });
    expect(fold.rows('visits', 'recent')).toEqual([
      { id: '1', post: 'post-1', block: 'b-1', scene: 'litter', case: 'visit-v-1', at: MORNING },
      { id: '2', post: 'post-1', block: 'b-2', scene: 'litter', case: 'visit-/west#v-1', at: MORNING + 1 },
      { id: '3', post: 'post-1', block: 'b-1', scene: '', case: '', at: MORNING + 2 },
    ]);
    for (let i = 0; i < VISITS_SHOWN; i++) visit(fold, MINUTE);
    expect(fold.rows('visits', 'recent')).toHaveLength(VISITS_SHOWN);
  });
});
