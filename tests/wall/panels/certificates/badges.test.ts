import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badges, spacing, type Certificate } from '../../../../wall/panels/certificates/badges.ts';

const certificate = (id: string, stage: string, changed = 0): Certificate =>
  ({ id, stage, changed, kind: 'committee', block: '', street: id.split('-')[0] ?? '', place: '', label: '', from: 0, until: 0 });

describe('badges', () => {
  it('keeps each committee in its place, whichever changed last', () => {
    const told = ['a-c10', 'a-c2', 'b-c1', 'a-c1'].map((id) => certificate(id, 'granted'));
    expect(badges(['a', 'b'], told, 0).map(({ street, badges: own }) => [street, own.map(({ id }) => id)])).toEqual([['a', ['a-c1', 'a-c2', 'a-c10']], ['b', ['b-c1']]]);
  });

  it('tells a certificate given anew from one that stands, and both from one on its way', () => {
    const told = [certificate('a-c1', 'granted', 5), certificate('a-c2', 'granted', 15), certificate('a-c3', 'inspected', 15), certificate('a-c4', 'applied', 15), certificate('a-c5', 'preparing', 15)];
    expect(badges(['a'], told, 10)[0]?.badges.map(({ look }) => look)).toEqual(['granted', 'renewed', 'inspected', 'applied', 'preparing']);
  });

  it('leaves out a street that is not the district’s, and keeps one without committees', () => {
    expect(badges(['a'], [certificate('z-c1', 'granted')], 0)).toEqual([{ street: 'a', badges: [] }]);
  });
});

it('as many marks as the fullest street has fit its row, as large as they can be', () => {
  fc.assert(fc.property(fc.integer({ min: 200, max: 2000 }), fc.integer({ min: 20, max: 100 }), fc.integer({ min: 1, max: 60 }), (width, height, most) => {
    const { pitch, columns } = spacing(width, height, most);
    const lines = Math.ceil(most / columns);
    expect(columns * pitch).toBeLessThanOrEqual(width * (1 + 1e-6));
    expect(lines * pitch).toBeLessThanOrEqual(height * (1 + 1e-6));
  }));
  expect(spacing(420, 10, 42)).toEqual({ pitch: 10, columns: 42 });
  expect(spacing(210, 20, 42)).toEqual({ pitch: 10, columns: 21 });
});
