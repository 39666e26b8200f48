import { describe, expect, it } from 'vitest';
import { RECENT } from '#server/aggregate/topics/scene-stream';
import { HOUR, MORNING, ToldFold } from '../../../support/fold.ts';

const step = (fold: ToldFold, id: string) => fold.stream('scene.litter', 'steps').find((row) => row.id === id);

describe('a scene’s stream', () => {
  it('shows how many cases stand at each step, and since when the oldest does', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1');
    fold.case(HOUR, 'c-2');
    fold.case(HOUR, 'c-3', {}, { time: HOUR / 2 });
    expect(step(fold, 'discovered')).toMatchObject({ id: 'discovered', order: 0, count: 3, oldest: MORNING });
    fold.case(2 * HOUR, 'c-1', { state: 'accepted' });
    expect(step(fold, 'discovered')).toMatchObject({ count: 2, oldest: MORNING + HOUR / 2 });
    expect(step(fold, 'accepted')).toMatchObject({ order: 1, count: 1, oldest: MORNING + 2 * HOUR });
    fold.case(3 * HOUR, 'c-1', { state: 'closed' });
    expect(step(fold, 'accepted')).toMatchObject({ count: 0, oldest: 0 });
    expect(step(fold, 'closed')).toMatchObject({ count: 0, oldest: 0 });
  });

  it('has a row for the blocks where it had a case, and follows one that moves', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1', { block: 'b-2' });
    fold.case(0, 'c-2', { block: 'nowhere' });
    fold.case(1, 'c-1', { state: 'closed' });
    fold.case(1, 'c-3', { block: 'b-3' });
    fold.case(2, 'c-3', { block: 'b-1' });
    expect(fold.stream('scene.litter', 'blocks')).toEqual([
      { id: 'b-2', open: 0, overdue: 0, opened: 0 },
      { id: 'b-1', open: 1, overdue: 0, opened: 2 },
      { id: 'b-3', open: 0, overdue: 0, opened: 0 },
    ]);
  });

  it('holds its own last cases and nobody else’s', () => {
    const fold = new ToldFold();
    for (let i = 0; i <= RECENT; i++) fold.case(i, `c-${i}`);
    fold.alert(100);
    const recent = fold.stream('scene.litter', 'recent').map(({ id }) => id);
    expect(recent).toHaveLength(RECENT);
    expect(recent).not.toContain('c-0');
    expect(fold.stream('scene.fire-lane', 'recent')).toHaveLength(1);
  });
});
