import { expect, it } from 'vitest';
import { departmentName } from '../../../wall/panels/department.ts';

const en = { name: (row: { zh: string; en: string } | undefined) => row?.en ?? '' };
const zh = { name: (row: { zh: string; en: string } | undefined) => row?.zh ?? '' };

it('a department and its teams are called as the language calls them, one that nobody knows as its source does', () => {
  expect(['城管', '城管3组', '某局2组', '某局', ''].map((name) => departmentName(name, zh))).toEqual(['城管', '城管3组', '某局2组', '某局', '']);
  const [department = '', team = '', ...others] = ['城管', '城管3组', '某局2组', '某局', ''].map((name) => departmentName(name, en));
  expect(department).toMatch(/^[A-Z]/);
  expect([team, ...others]).toEqual([`${department} 3`, '某局2组', '某局', '']);
});
