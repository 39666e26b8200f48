import { expect, it, describe } from 'vitest';
import { MINUTE, MORNING, ToldFold } from '../../../support/fold.ts';

const now = (fold: ToldFold) => fold.row('weather', 'weather', 'now');

describe('the weather', () => {
  it('has no row until it is observed', () => {
    expect(new ToldFold().rows('weather', 'weather')).toEqual([]);
  });

  it('is what was observed last; what an observation leaves out stays', () => {
    const fold = new ToldFold();
    fold.say(0, 'weather', { wind: 4, gust: 6, rain: 0.5, temperature: 11.5 });
    fold.say(MINUTE, 'weather', { wind: 5 });
    expect(now(fold)).toEqual({ id: 'now', wind: 5, gust: 6, rain: 0.5, temperature: 11.5, warning: '', colour: 'none', at: MORNING + MINUTE });
  });

  it('keeps a warning until it is taken back with its colour', () => {
    const fold = new ToldFold();
    fold.say(0, 'weather', { warning: '大风蓝色预警', colour: 'blue' });
    fold.say(1, 'weather', { wind: 8 });
    expect(now(fold)).toMatchObject({ warning: '大风蓝色预警', colour: 'blue' });
    fold.say(2, 'weather', { colour: 'none' });
    expect(now(fold)).toMatchObject({ warning: '', colour: 'none', wind: 8 });
  });

  it('is not changed by an observation that came late', () => {
    const fold = new ToldFold();
    fold.say(MINUTE, 'weather', { wind: 5 });
    fold.say(2 * MINUTE, 'weather', { wind: 2, rain: 3 }, { time: 0 });
    expect(now(fold)).toMatchObject({ wind: 5, rain: 0, at: MORNING + MINUTE });
  });
});
