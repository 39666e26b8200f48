import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, MORNING, SECOND, ToldFold } from '../../support/fold.ts';

const heard = (fold: ToldFold, topic: string) => {
  const { seen, ...budget } = fold.engine.topics.get(topic)?.heard ?? { seen: 0 };
  return { seen: seen === 0 ? 0 : seen - MORNING, ...budget };
};
const begins = (fold: ToldFold, at: number, source: string, period: number) => { fold.say(at, 'feed', { state: 'started', period }, { source }); };
const ticket = (fold: ToldFold, at: number, id = 't-1') => { fold.say(at, 'ticket', { ticket: id, theme: 'noise', block: 'b-1', state: 'received', days: 5 }, { source: '/hotline' }); };

describe('how fresh a topic is', () => {
  it('follows the sources that it is made of: readings that go on do not make a dead hotline look alive', () => {
    const fold = new ToldFold();
    begins(fold, 0, '/east', 10 * SECOND);
    begins(fold, 0, '/hotline', 10 * MINUTE);
    ticket(fold, MINUTE);
    fold.reading(2 * HOUR);
    expect(heard(fold, 'hotline')).toEqual({ seen: MINUTE, late: 25 * MINUTE, silent: 100 * MINUTE });
    expect(heard(fold, 'alerts')).toEqual({ seen: 2 * HOUR, late: 25 * SECOND, silent: 100 * SECOND });
  });

  it('is what the one of several sources says that means to speak most often, and not under 5 and 30 s', () => {
    const fold = new ToldFold();
    begins(fold, 0, '/east', 10 * SECOND);
    begins(fold, 0, '/west', SECOND);
    fold.reading(SECOND);
    fold.reading(2 * SECOND, 'b-1', { source: '/west' });
    expect(heard(fold, 'cases')).toEqual({ seen: 2 * SECOND, late: 5 * SECOND, silent: 30 * SECOND });
  });

  it('is kept up by a source that says it is alive and has nothing to tell', () => {
    const fold = new ToldFold();
    begins(fold, 0, '/hotline', 10 * MINUTE);
    ticket(fold, MINUTE);
    fold.say(HOUR, 'feed', { state: 'alive' }, { source: '/hotline' });
    expect(heard(fold, 'hotline').seen).toBe(HOUR);
  });

  it('is of the past once all its sources ended, and goes on with the next word', () => {
    const fold = new ToldFold();
    begins(fold, 0, '/hotline', 10 * MINUTE);
    ticket(fold, MINUTE);
    fold.say(2 * MINUTE, 'feed', { state: 'ended' }, { source: '/hotline' });
    expect(heard(fold, 'hotline')).toEqual({ seen: 2 * MINUTE, late: 0, silent: 0 });
    ticket(fold, 3 * MINUTE, 't-2');
    expect(heard(fold, 'hotline')).toEqual({ seen: 3 * MINUTE, late: 25 * MINUTE, silent: 100 * MINUTE });
  });

  it('is by whoever spoke last where no source said how often it means to speak, or none ever told of it', () => {
    const fold = new ToldFold();
    ticket(fold, MINUTE);
    fold.reading(5 * MINUTE);
    expect([heard(fold, 'hotline'), heard(fold, 'register.housing')]).toEqual(Array(2).fill({ seen: 5 * MINUTE, late: -1, silent: -1 }));
  });

  it('is the same from a checkpoint', () => {
    const fold = new ToldFold();
    begins(fold, 0, '/hotline', 10 * MINUTE);
    ticket(fold, MINUTE);
    fold.reading(2 * HOUR);
    const again = new ToldFold();
    again.engine.restore(fold.engine.dump());
    expect([heard(again, 'hotline'), heard(again, 'alerts')]).toEqual([heard(fold, 'hotline'), heard(fold, 'alerts')]);
  });
});
