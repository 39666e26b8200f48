import { expect, it } from 'vitest';
import { MAIN_WALL, WALLS } from '#protocol/walls';
import { gridFor, boxesOf } from '../../../wall/stage/layout.ts';
import { tracks } from '../../../wall/stage/tracks.ts';
import { fit, seamsIn, shows } from '../../../wall/stage/geometry.ts';
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
    const [first, ...others] = (layoutOf(name)?.grids ?? []).map(({ grid }) => panels(grid));
    for (const other of others) expect([name, other]).toEqual([name, first]);
  }
});

const PAIR = WALLS.find(({ id }) => id === 'pair') ?? MAIN_WALL;
/** What keeps its own words off the seams that it lies across. */
const ACROSS: readonly string[] = ['header', 'ticker'];
const PAIRED = [...['main', 'command', 'renewal', 'service'].map((name) => layoutOf(name)), ...['scene.fire-lane', 'street.x', 'block.x', 'case.x'].map((name) => pageOf(name)?.layout)];

/** Where the panels of a layout lie on the pair, of whose displays each fills its window. */
function placed(layout: (typeof PAIRED)[number]) {
  if (!layout) throw new Error('there is no such layout');
  const { width, height, u, gap, seams } = fit(PAIR, PAIR, { row: 1, column: 1 });
  const grid = gridFor(layout, width / height, PAIR);
  const columns = tracks(grid.columns, { length: width, start: u / 2, end: u / 2, gap, seams: seams.across, u });
  const rows = tracks(grid.rows, { length: height, start: 0, end: u / 4, gap, seams: seams.down, u });
  return { seams, boxes: [...boxesOf(grid, columns, rows, { left: u / 2, top: 0, gap })] };
}

it.each(PAIRED.map((layout) => [layout?.id, layout] as const))('no panel of %s lies across a bezel, unless it leaves the seam free itself', (_, layout) => {
  const { seams, boxes } = placed(layout);
  expect(boxes.flatMap(([kind, box]) => (!ACROSS.includes(kind) && seamsIn(box, seams).across.length > 0 ? [kind] : []))).toEqual([]);
});

it('a display builds the panels that are seen on it, and each is seen on some display', () => {
  const { boxes } = placed(layoutOf('main'));
  const on = (column: number) => boxes.filter(([, box]) => shows(fit(PAIR, PAIR, { row: 1, column }), PAIR, box)).map(([kind]) => kind);
  expect(on(1)).toEqual(['header', 'scene-matrix', 'alarm-roll', 'outlook', 'ticker']);
  expect(on(2)).toEqual(['header', 'figures', 'block-heat', 'map', 'trend', 'ticker']);
});
