import { expect, it } from 'vitest';
import { best, isColour, scoredMonth, worst } from '../../../../wall/panels/credit/lists.ts';

const score = (id: string, value: number) =>
  ({ id: `${id}/2026-11`, stage: 'green', score: value, kind: 'estate', block: '', street: '', place: '', label: '', from: 0, until: 0, changed: 0 });
const scores = [score('a', 90), score('b', 46), score('c', 99), score('d', 99), score('e', 70)];
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id.slice(0, 1));

it('the red list begins with the best score, the black one with the worst, as many as there is room for', () => {
  expect([ids(best(scores, 3)), ids(worst(scores, 2))]).toEqual([['c', 'd', 'a'], ['b', 'e']]);
});

it('knows the month of its scores and the colours of the scale', () => {
  expect([scoredMonth(scores), scoredMonth([])]).toEqual(['2026-11', '']);
  expect([isColour('orange'), isColour('blue')]).toEqual([true, false]);
});
