import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera } from '#protocol/cameras';
import type { Alert } from '../../../../wall/panels/alerts.ts';
import { alertsAt, arrange, chosen, live, roomFor } from '../../../../wall/panels/mosaic/mosaic.ts';

const camera = (id: string, streams: Camera['streams'] = ['hls']): Camera => ({ id, zh: id, en: id, block: 'b', kind: 'fixed', at: null, streams, still: true });
const alert = (device: string, over: Partial<Alert> = {}): Alert => ({ id: `a-${device}`, device, severity: 2, state: 'raised', at: 0, ...over }) as Alert;
const cameras = Array.from({ length: 20 }, (_, i) => camera(`c${String(i).padStart(2, '0')}`));
const ids = (list: readonly Camera[]) => list.map(({ id }) => id);

describe('the cameras of a mosaic', () => {
  it('begin with those where something happens, the gravest first, and keep their order for the rest', () => {
    const told = alertsAt([alert('c07', { severity: 3 }), alert('c05', { severity: 1 })]);
    expect(ids(chosen(cameras, told, 5, 0))).toEqual(['c05', 'c07', 'c00', 'c01', 'c02']);
  });

  it('all come in turn, page by page, where there is not room for all', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 25 }), fc.uniqueArray(fc.integer({ min: 0, max: 19 })), fc.integer({ min: 0, max: 1_000 }), (room, busy, from) => {
      const told = alertsAt(busy.map((i) => alert(cameras[i]?.id ?? '')));
      const pages = Array.from({ length: 20 }, (_, i) => chosen(cameras, told, room, from + i));
      for (const page of pages) {
        expect(page.length).toBe(Math.min(room, cameras.length));
        expect(new Set(page).size).toBe(page.length);
        expect(ids(page).filter((id) => told.has(id)).length).toBe(Math.min(room, told.size));
      }
      if (told.size < room) expect(new Set(pages.flatMap(ids)).size).toBe(cameras.length);
    }));
  });

  it('know the gravest alarm that stands at each, and none that is over or has no camera', () => {
    const known = alertsAt([alert('a', { id: '1', severity: 2 }), alert('a', { id: '2', severity: 1 }), alert('b', { state: 'closed' }), alert('c', { state: 'false' }), alert('')]);
    expect([...known].map(([device, { id }]) => [device, id])).toEqual([['a', '2']]);
  });

  it('play where something happens, as many as the display can decode, and nowhere else', () => {
    const all = [...cameras.slice(0, 3), camera('still-only', [])];
    const told = alertsAt(['c00', 'c02', 'still-only'].map((device) => alert(device)));
    expect([...live(all, told, 4)]).toEqual(['c00', 'c02']);
    expect([...live(all, told, 1)]).toEqual(['c00']);
  });
});

describe('their places', () => {
  const size = fc.record({ width: fc.integer({ min: 10, max: 300 }), height: fc.integer({ min: 8, max: 120 }) });

  it('never overlap, lie in the grid, and are larger for the first that tell of something', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 36 }), fc.integer({ min: 0, max: 36 }), size, (count, told, area) => {
      const { columns, rows, places } = arrange(count, Math.min(told, count), area, 2);
      const cells = places.flatMap(({ column, row, span }) => Array.from({ length: span * span }, (_, k) => `${column + k % span},${row + Math.floor(k / span)}`));
      expect(new Set(cells).size).toBe(cells.length);
      expect(places.length).toBe(count);
      for (const { column, row, span } of places) expect(column >= 1 && row >= 1 && column + span - 1 <= columns && row + span - 1 <= rows).toBe(true);
      const large = places.filter(({ span }) => span === 2).length;
      expect(large).toBe(Math.min(told, count, Math.floor(count / 6)));
      expect(places.slice(0, large).every(({ span }) => span === 2)).toBe(true);
    }));
  });

  it('fill a wall of 16:9 with 36 pictures, and one picture fills it alone', () => {
    const wall = { width: 101, height: 46 };
    expect(roomFor(wall, 1.85)).toBe(36);
    expect(arrange(1, 1, wall, 2)).toMatchObject({ places: [{ column: 1, row: 1, span: 1 }] });
    const { columns, rows } = arrange(12, 0, wall, 1.85);
    expect([columns, rows]).toEqual([4, 3]);
  });

  it('are at least one, however small the panel', () => {
    expect(roomFor({ width: 1, height: 1 }, 2)).toBe(1);
    expect(roomFor({ width: 0, height: 0 }, 2)).toBe(1);
  });
});
