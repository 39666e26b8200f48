import { expect, it } from 'vitest';
import { WALLS } from '#protocol/walls';
import { layoutOf, pageOf } from '../../../wall/stage/layouts/index.ts';

it('each wall that stands by default has a layout', () => {
  expect(WALLS.filter(({ layout }) => !layoutOf(layout))).toEqual([]);
});

it('an address names a panel or a page of one thing, or nothing that we know', () => {
  expect(pageOf('trend')?.layout.id).toBe('trend');
  expect(pageOf('scene.fire-lane')).toMatchObject({ layout: { id: 'scene' }, subject: 'fire-lane' });
  expect(pageOf('street.310107005')).toMatchObject({ layout: { id: 'place' }, subject: 'street/310107005' });
  expect(pageOf('area.caoyang-a1')).toMatchObject({ layout: { id: 'place' }, subject: 'area/caoyang-a1' });
  expect(pageOf('block.caoyang-1')).toMatchObject({ layout: { id: 'block' }, subject: 'block/caoyang-1' });
  expect(pageOf('case.a/b.c')).toMatchObject({ layout: { id: 'case' }, subject: 'a/b.c' });
  expect(['scene.dragons', 'scene', 'case.', 'nothing', 'nothing.at-all', '', '.', '__proto__', '__proto__.x'].map(pageOf)).toEqual(Array(9).fill(undefined));
});

it('every shape of a layout holds the same panels, whether beside each other or by turns', () => {
  const panels = ({ areas, turns }: { areas: readonly (readonly string[])[]; turns?: Record<string, readonly string[]> }) =>
    [...new Set([...areas.flat(), ...Object.values(turns ?? {}).flat()])].sort();
  for (const name of ['main', 'command', 'renewal']) {
    const [narrow, wide] = (layoutOf(name)?.grids ?? []).map(({ grid }) => panels(grid));
    expect([name, wide]).toEqual([name, narrow]);
  }
});
