import { expect, test } from 'vitest';
import { latest } from '../../../../wall/panels/ticker/latest.ts';

test('the line holds the cases that changed last, newest first, and leaves the list as it was', () => {
  const cases = [3, 9, 1, 9].map((changed, i) => ({ id: `c-${i}`, changed })) as never[];
  expect(latest(cases, 3).map(({ id }) => id)).toEqual(['c-3', 'c-1', 'c-0']);
  expect(cases).toHaveLength(4);
});
