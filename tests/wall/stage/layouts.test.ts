import { expect, it } from 'vitest';
import { WALLS } from '#protocol/walls';
import { layoutOf, pageOf } from '../../../wall/stage/layouts/index.ts';

it('each wall that stands by default has a layout', () => {
  expect(WALLS.filter(({ layout }) => !layoutOf(layout))).toEqual([]);
});

it('an address names a panel or a page of one thing, or nothing that we know', () => {
  expect(pageOf('trend')?.layout.id).toBe('trend');
  expect(pageOf('scene.fire-lane')).toMatchObject({ layout: { id: 'scene' }, subject: 'fire-lane' });
  expect(['scene.dragons', 'scene', 'nothing', 'nothing.at-all', '', '.', '__proto__'].map(pageOf)).toEqual(Array(7).fill(undefined));
});
