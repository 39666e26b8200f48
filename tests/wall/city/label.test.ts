import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { around, overlap, placeLabels, upon, type Box } from '../../../wall/city/label.ts';

const FRAME: Box = { x: 0, y: 0, w: 1800, h: 1000 };
const GAP = 7;
const anchor = fc.tuple(fc.double({ min: -50, max: 1850, noNaN: true }), fc.double({ min: -50, max: 1050, noNaN: true }));
const size = fc.tuple(fc.integer({ min: 30, max: 400 }), fc.integer({ min: 30, max: 60 }));
const wish = fc.tuple(anchor, size, fc.boolean()).map(([at, [w, h], beside]) => (beside ? around(at, w, h, 37) : upon(at, w, h)));
const box = fc.tuple(anchor, size).map(([[x, y], [w, h]]) => ({ x, y, w, h }));

describe('labels', () => {
  it('never overlap one another nor what is taken, and never leave the frame', () => {
    fc.assert(fc.property(fc.array(wish, { maxLength: 24 }), fc.array(box, { maxLength: 8 }), (places, taken) => {
      const placed = [...placeLabels(places.map((list, i) => ({ id: String(i), places: list })), FRAME, taken, GAP).values()];
      placed.forEach((a, i) => {
        for (const b of placed.slice(i + 1)) expect(overlap(a, b, GAP - 1e-9)).toBe(false);
        for (const b of taken) expect(overlap(a, b, GAP - 1e-9)).toBe(false);
        expect(a.x >= 0 && a.y >= 0 && a.x + a.w <= FRAME.w && a.y + a.h <= FRAME.h).toBe(true);
      });
    }));
  });

  it('give way to the first wish, which takes its first place', () => {
    const places = around([900, 500], 200, 40, 30);
    const placed = placeLabels([{ id: 'first', places }, { id: 'second', places }], FRAME, [], GAP);
    expect(placed.get('first')).toEqual(places[0]);
    expect(placed.get('second')).toEqual(places[1]);
  });

  it('are left out where no place is free', () => {
    expect(placeLabels([{ id: 'a', places: upon([900, 500], 100, 40) }], FRAME, [FRAME], GAP).size).toBe(0);
  });

  it('beside an anchor leave its own sign free', () => {
    fc.assert(fc.property(anchor, size, fc.double({ min: 20, max: 80, noNaN: true }), ([x, y], [w, h], d) => {
      const sign = { x: x - d * 0.6, y: y - d * 0.6, w: d * 1.2, h: d * 1.2 };
      for (const place of around([x, y], w, h, d)) expect(overlap(place, sign)).toBe(false);
    }));
  });
});
