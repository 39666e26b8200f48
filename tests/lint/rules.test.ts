import { expect, it } from 'vitest';
import type { Line, Seen } from './collect.ts';
import { judge } from './rules.ts';

const WINDOW = { left: 0, top: 0, right: 1000, bottom: 500 };
const LINE: Line = {
  left: 100, top: 100, right: 200, bottom: 150, panel: 'figures', element: 'dd', text: '处置中', size: 37, colour: 'rgb(232, 241, 255)', opacity: 1,
  grounds: ['rgb(12, 26, 48)'], clip: WINDOW, figure: false, marked: false, owner: 0,
};
const RED = 'rgb(255, 90, 95)';
const GREEN = 'rgb(111, 191, 139)';
const seen = (lines: Partial<Line>[], more: Partial<Seen> = {}): Seen => ({
  u: 37, lines: lines.map((line, i) => ({ ...LINE, left: LINE.left + 200 * i, right: LINE.right + 200 * i, owner: i, ...line })), patches: [], fills: [],
  plates: [{ panel: 'figures', texts: lines.length, pictures: 0 }], palettes: { warning: [RED], credit: [GREEN] }, ...more,
});
const said = (...args: Parameters<typeof judge>) => judge(...args).map(({ rule, panel, element, by }) => `${rule} · ${panel} · ${element} · ${by}`);

it('has nothing to say of text that is large, whole, apart and dark on light or light on dark', () => {
  expect(judge(seen([{}, {}]))).toEqual([]);
});

it('names panel, element and by how much what is too small, clipped, overlapping or faint', () => {
  expect(said(seen([{ size: 18 }]))).toEqual(['too small · figures · dd "处置中" · 18.0 px of 37.0 px']);
  expect(said(seen([{ clip: { ...WINDOW, right: 190 } }]))).toEqual(['clipped · figures · dd "处置中" · 10.0 px']);
  expect(said(seen([{}, { left: 190, right: 290 }]))).toEqual(['overlaps · figures · dd "处置中" · "处置中" by 10.0 px']);
  expect(said(seen([{ colour: 'rgb(64, 105, 158)' }]))[0]).toMatch(/^too faint · figures · dd "处置中" · 3\.\d\d of 4\.5$/);
  expect(said(seen([{ opacity: 0.3 }]))[0]).toContain('too faint');
});

it('asks more contrast of figures than of words, and none where a picture lies behind', () => {
  const grey = { colour: 'rgb(140, 150, 160)' };
  expect(said(seen([grey]))).toEqual([]);
  expect(said(seen([{ ...grey, figure: true }]))[0]).toContain('of 7');
  expect(said(seen([{ ...grey, figure: true, grounds: [] }]))).toEqual([]);
});

it('finds text on a seam, across and down', () => {
  expect(said(seen([{}]), { across: [[150, 152]], down: [] })[0]).toContain('on a seam');
  expect(said(seen([{}]), { across: [[300, 302]], down: [[120, 122]] })[0]).toContain('on a seam');
});

it('finds a state that is told by colour alone, but not a word or a marked figure', () => {
  const figure = { text: '12', colour: RED };
  expect(said(seen([figure]))).toContain('colour alone · figures · dd "12" · rgb(255, 90, 95)');
  expect(said(seen([{ ...figure, marked: true }, { text: '超时', colour: RED }]))).toEqual([]);
  expect(said(seen([{}], { patches: [{ panel: 'figures', element: 'i', colour: RED, told: false }] }))).toContain('colour alone · figures · i · rgb(255, 90, 95)');
});

it('finds two palettes in one panel, grounds that some eyes confuse, and a plate with nothing on it', () => {
  expect(said(seen([{ colour: RED }, { colour: GREEN }]))).toContain('two palettes · figures · panel · warning and credit colours');
  const fills = ['rgb(200, 60, 60)', 'rgb(110, 105, 55)'].map((colour) => ({ panel: 'figures', element: 'i', colour }));
  expect(said(seen([{}], { fills }))[0]).toMatch(/^confused · figures · .* to (?:red|green)-blind eyes$/);
  expect(said(seen([], { plates: [{ panel: 'trend', texts: 0, pictures: 0 }] }))).toEqual(['empty · trend · panel · no text, no picture']);
});
