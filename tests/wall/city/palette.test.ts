import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { css, fromOklch, mix, parseColour, toOklch } from '../../../wall/city/colour.ts';
import { paletteOf } from '../../../wall/city/palette.ts';

const NIGHT = { '--plate': '#0c1a30', '--red': '#ff5a5f', '--orange': '#ff9f43', '--yellow': '#ffd84d' };
const DAY = { '--plate': '#f9fbfe', '--red': '#c4161c', '--orange': '#b34f00', '--yellow': '#8a6a00' };
const palette = (tokens: Record<string, string>) => paletteOf((name) => tokens[name] ?? '');

describe('colours', () => {
  it('are read from CSS in its usual notations', () => {
    expect(parseColour(' #fff')).toEqual([1, 1, 1]);
    expect(parseColour('#ff0000')).toEqual(parseColour('rgb(255, 0, 0)'));
    expect(parseColour('rgb(0 128 255 / 50%)').map((v) => Math.round(v * 255))).toEqual([0, 128, 255]);
    expect(() => parseColour('blueish')).toThrow(RangeError);
  });

  it('come back from OKLCH as they went', () => {
    const part = fc.integer({ min: 0, max: 255 }).map((v) => v / 255);
    fc.assert(fc.property(fc.tuple(part, part, part), (rgb) => { expect(css(fromOklch(toOklch(rgb)))).toBe(css(rgb)); }));
  });

  it('mix from one end to the other', () => {
    expect(mix([0, 0, 0], [1, 0.5, 0], 0.5)).toEqual([0.5, 0.25, 0]);
  });
});

describe.each([['night', NIGHT, 1], ['day', DAY, -1]] as const)('the %s palette', (_, tokens, sign) => {
  const { levels, plate } = palette(tokens);
  const lightness = levels.map((level) => toOklch(level)[0]);

  it('steps away from the plate, evenly to the eye', () => {
    const steps = lightness.slice(1).map((value, i) => (value - (lightness[i] ?? 0)) * sign);
    expect(Math.min(...steps)).toBeGreaterThan(0.04);
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.01);
    expect(((lightness[0] ?? 0) - toOklch(plate)[0]) * sign).toBeGreaterThan(0.02);
  });

  it('has one hue', () => {
    const hues = levels.map((level) => toOklch(level)[2]);
    expect(Math.max(...hues) - Math.min(...hues)).toBeLessThan(6);
  });
});
