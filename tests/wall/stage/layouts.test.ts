import { expect, it } from 'vitest';
import { WALLS } from '#protocol/walls';
import { layoutOf, pageOf } from '../../../wall/stage/layouts/index.ts';

it('each wall that stands by default has a layout', () => {
  expect(WALLS.filter(({ layout }) => !layoutOf(layout))).toEqual([]);
});

it('an address names a panel of its own, or nothing that we know', () => {
  expect(pageOf('trend')?.layout.id).toBe('trend');
  expect(['nothing', 'nothing.at-all', '', '.', '__proto__'].map(pageOf)).toEqual(Array(5).fill(undefined));
});
