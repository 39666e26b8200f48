import { expect, it } from 'vitest';
import { SCENES } from '#scenes/index';
import { departmentsOf } from '#server/cases/department';

it('a post is of the department that its name begins with, the longest there is, else of its own', () => {
  const department = departmentsOf(SCENES);
  expect(['城管3组', '城管', '派出所2组', '居委1组', '电力', 'fire', ''].map(department)).toEqual(['城管', '城管', '派出所', '居委', '电力', 'fire', '']);
});
