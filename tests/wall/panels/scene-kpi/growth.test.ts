import { expect, it } from 'vitest';
import { growth } from '../../../../wall/panels/scene-kpi/growth.ts';

it('a count grows by a share of what it was, and by none that anybody knows where it was nothing or not measured', () => {
  expect([growth(150, 100), growth(50, 100), growth(7, 0), growth(7, -1)]).toEqual([50, -50, undefined, undefined]);
});
