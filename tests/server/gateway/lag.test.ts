import { expect, it } from 'vitest';
import { Lag } from '#server/gateway/lag';

const topics = (seqs: Record<string, number>) => new Map(Object.entries(seqs));

it('a topic that is drawn as it moves on is never overdue', () => {
  const lag = new Lag();
  for (let i = 1; i < 10; i++) lag.note(topics({ alerts: i - 1 }), topics({ alerts: i }), i * 2000);
  expect(lag.overdue(4000, 19_000)).toEqual([]);
});

it('a topic is overdue once what was to be drawn of it has waited for longer than the budget, until it is drawn', () => {
  const lag = new Lag();
  lag.note(topics({ alerts: 5, blocks: 3 }), topics({ alerts: 6, blocks: 3 }), 0);
  lag.note(topics({ alerts: 5, blocks: 3 }), topics({ alerts: 9, blocks: 3 }), 2000);
  expect([lag.overdue(4000, 4000), lag.overdue(4000, 4001)]).toEqual([[], ['alerts']]);
  lag.note(topics({ alerts: 9, blocks: 3 }), topics({ alerts: 9, blocks: 3 }), 5000);
  expect(lag.overdue(4000, 60_000)).toEqual([]);
});

it('a topic that was never drawn is overdue too, and one that the display left is not', () => {
  const lag = new Lag();
  lag.note(topics({}), topics({ alerts: 0 }), 0);
  expect(lag.overdue(4000, 5000)).toEqual(['alerts']);
  lag.note(topics({}), topics({}), 6000);
  expect(lag.overdue(4000, 60_000)).toEqual([]);
});
