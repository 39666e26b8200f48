import { expect, it } from 'vitest';
import { openOf, ratesOf, topThemes } from '../../../../wall/panels/hotline/rates.ts';

const period = { id: 'month', received: 100, contactDue: 90, contacted: 81, due: 60, onTime: 54, closed: 50, solved: 40, rated: 30, satisfied: 24, repeats: 7 };
const theme = (id: string, received: number, open = 0) => ({ id, received, repeats: 0, open });

it('each rate names the two counts that it is made of', () => {
  expect(ratesOf(period).map(({ id, part, whole }) => `${id} ${part}/${whole}`)).toEqual(['contacted 81/90', 'onTime 54/60', 'solved 40/50', 'satisfied 24/30', 'repeats 7/100']);
  expect(ratesOf(undefined).every(({ part, whole }) => part === 0 && whole === 0)).toBe(true);
});

it('the theme with most tickets comes first, the unnamed ones last, and one without a ticket this month is left out', () => {
  const themes = [theme('other', 90, 1), theme('leak', 3, 2), theme('noise', 8, 4), theme('lift', 3), theme('waste', 0, 5)];
  expect(topThemes(themes).map(({ id }) => id)).toEqual(['noise', 'leak', 'lift', 'other']);
  expect(openOf(themes)).toBe(12);
});
