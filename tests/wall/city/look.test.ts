import { describe, expect, it } from 'vitest';
import type { AlarmGroup } from '../../../wall/city/alarms.ts';
import { changes, heightOf, Look } from '../../../wall/city/look.ts';
import { paletteOf } from '../../../wall/city/palette.ts';
import { plan } from '../../../wall/city/plan.ts';
import { smallDistrict } from './small-district.ts';

const palette = paletteOf((name) => (name === '--plate' ? '#0c1a30' : '#ff5a5f'));
const small = plan(smallDistrict());
const blocks = (open: number, stale = false) => new Map(['sw', 'nw', 'se', 'ne'].map((id, i) => [id, { open: open + i * 20, stale }]));
const group: AlarmGroup = { block: 'se', severity: 1, scene: 'flood', count: 1, acknowledged: false, at: 1 };

describe('the look', () => {
  it('raises and lights a block by its open cases', () => {
    const paints = new Look().paint(small, blocks(1), [], palette);
    const heights = paints.map(({ height }) => height);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
    expect(new Set(heights).size).toBe(4);
    expect(paints[0]?.colour).toBe(palette.levels[1]);
  });

  it('moves nothing when a count moves by one', () => {
    const look = new Look(), before = look.paint(small, blocks(30), [], palette);
    expect(changes(before, look.paint(small, blocks(31), [], palette))).toEqual([]);
  });

  it('names the blocks that changed, and all where there was no picture', () => {
    const look = new Look(), before = look.paint(small, blocks(1), [], palette), after = look.paint(small, blocks(1), [group], palette);
    expect(changes(before, after)).toEqual([2]);
    expect(changes([], after)).toEqual([0, 1, 2, 3]);
    expect(after[2]?.alarm?.colour).toBe(palette.warnings[0]);
  });

  it('marks a block stale that is, or that nobody spoke of', () => {
    expect(new Look().paint(small, blocks(1, true), [], palette).every(({ stale }) => stale)).toBe(true);
    expect(new Look().paint(small, new Map(), [], palette).every(({ stale, height }) => stale && height === heightOf(0))).toBe(true);
  });

  it('lights an alarm that somebody has less, and lower', () => {
    const light = (acknowledged: boolean) => new Look().paint(small, blocks(1), [{ ...group, acknowledged }], palette)[2]?.alarm;
    expect(light(true)?.strength).toBeLessThan(light(false)?.strength ?? 0);
    expect(light(true)?.height).toBeLessThan(light(false)?.height ?? 0);
  });
});
