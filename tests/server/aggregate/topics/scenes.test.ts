import { describe, expect, it } from 'vitest';
import { SPARK_BUCKET, SPARK_POINTS } from '#protocol/topics';
import { SCENES } from '#scenes/index';
import { DAY, HOUR, MORNING, ToldFold } from '../../../support/fold.ts';

const litter = (fold: ToldFold) => fold.row('scenes', 'scenes', 'litter');

describe('the topic of scenes', () => {
  it('has a row for each scene from the start, with its wall name and nothing measured', () => {
    const rows = new ToldFold().rows('scenes', 'scenes');
    expect(rows.map(({ id, zh, en, group }) => [id, zh, en, group])).toEqual(SCENES.map(({ id, short, group }) => [id, short.zh, short.en, group]));
    expect(rows[0]?.spark).toEqual(Array.from({ length: SPARK_POINTS }, () => -1));
  });

  it('counts what was opened today, by the events’ own times, until local midnight', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1');
    fold.case(0, 'c-2', {}, { time: -9 * HOUR });
    expect(litter(fold)).toMatchObject({ opened: 2, today: 1 });
    fold.pass(16 * HOUR - 1);
    expect(litter(fold)?.today).toBe(1);
    fold.pass(16 * HOUR);
    expect(litter(fold)).toMatchObject({ opened: 2, today: 0 });
    fold.case(16 * HOUR, 'c-1', { state: 'closed' });
    expect(litter(fold)).toMatchObject({ closed: 1, today: 0 });
  });

  it('draws the closed buckets of what was opened', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1');
    fold.case(1, 'c-2');
    fold.case(2, 'c-1', { state: 'accepted' });
    fold.case(SPARK_BUCKET, 'c-3');
    fold.pass(3 * SPARK_BUCKET);
    expect(litter(fold)?.spark.slice(-4)).toEqual([-1, 2, 1, 0]);
    expect(fold.row('scenes', 'scenes', 'fire-lane')?.spark.slice(-4)).toEqual([-1, 0, 0, 0]);
  });

  it('measures from the first event on, not from when the fold was first asked', () => {
    const fold = new ToldFold();
    fold.pass(-DAY);
    fold.case(0, 'c-1');
    fold.pass(SPARK_BUCKET);
    expect(litter(fold)?.spark.slice(-2)).toEqual([-1, 1]);
  });

  it('says when anything of a scene was last heard', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1');
    fold.say(HOUR, 'visit', { post: 'post-1', block: 'b-1', scene: 'litter' });
    expect(litter(fold)?.seen).toBe(MORNING + HOUR);
  });
});
