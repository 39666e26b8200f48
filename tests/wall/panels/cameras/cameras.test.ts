import { describe, expect, it } from 'vitest';
import { healthOf, mosaic, OF_LATE, ranked, type Camera } from '../../../../wall/panels/cameras/cameras.ts';

const NOW = 10 * OF_LATE;
const camera = (id: string, over: Partial<Camera> = {}): Camera => ({ id, block: 'b-1', online: true, seen: NOW, scene: '', alertAt: 0, fault: '', ...over });

describe('the health of cameras', () => {
  it('is its gravest: a fault, then being offline, then having told of something of late', () => {
    expect([camera('a'), camera('b', { alertAt: NOW - 1 }), camera('c', { online: false, alertAt: NOW }), camera('d', { online: false, fault: 'storm' }), camera('e', { alertAt: NOW - OF_LATE })].map((one) => healthOf(one, NOW)))
      .toEqual(['well', 'told', 'offline', 'faulty', 'well']);
  });

  it('puts faults first, those silent for longest before the others', () => {
    const list = [camera('a'), camera('b', { online: false, seen: 5 }), camera('c', { online: false, seen: 2 }), camera('d', { fault: 'flapping' }), camera('e', { alertAt: NOW })];
    expect(ranked(list, NOW).map(({ id }) => id)).toEqual(['d', 'c', 'b', 'e', 'a']);
  });

  it('makes a row a street, with a gap where another block begins; a camera in no block has no place', () => {
    const blocks = [{ id: 'b-1', street: 's-1' }, { id: 'b-2', street: 's-1' }, { id: 'b-4', street: 's-2' }];
    const rows = mosaic([camera('z', { block: '' }), camera('c', { block: 'b-2' }), camera('b'), camera('a')], blocks, NOW);
    expect(rows.map(({ street, cells }) => [street, cells.map(({ id, gap }) => (gap ? `|${id}` : id)).join('')])).toEqual([['s-1', 'ab|c'], ['s-2', '']]);
  });
});
