import { expect, it } from 'vitest';
import type { CaseState } from '#protocol/stages';
import { wayOf } from '../../../../wall/panels/case-way/way.ts';

const came = (...states: CaseState[]) => states.map((state, i) => ({ state, at: i + 1, post: '', took: 0, limit: 0, light: 'none' as const }));
const shown = (...states: CaseState[]) => wayOf(came(...states)).map((stop) => (stop.came ? stop.state + (stop.now ? '!' : '') : `(${stop.state})`)).join(' ');

it('the way of a case shows where it was, where it is, and what lies ahead if nothing goes wrong', () => {
  expect(shown('discovered', 'accepted', 'registered', 'dispatched')).toBe('discovered accepted registered dispatched! (in-hand) (disposed) (verifying) (closed)');
  expect(shown('discovered')).toBe('discovered! (accepted) (registered) (dispatched) (in-hand) (disposed) (verifying) (closed)');
});

it('a step that nobody told of was passed over', () => {
  const way = came('discovered', 'accepted', 'registered', 'dispatched').map((one, i) => ({ ...one, at: [1, 1, 5, 5][i] ?? 0, post: i === 3 ? '城管' : '' }));
  expect(wayOf(way).map(({ over = false }) => over).slice(0, 4)).toEqual([false, false, true, false]);
});

it('a case that was sent back is dispatched again', () => {
  expect(shown('discovered', 'rework')).toBe('discovered rework! (dispatched) (in-hand) (disposed) (verifying) (closed)');
  expect(shown('dispatched', 'returned')).toBe('dispatched returned! (dispatched) (in-hand) (disposed) (verifying) (closed)');
});

it('nothing lies ahead of a case that ended', () => {
  expect([shown('discovered', 'closed'), shown('discovered', 'rejected'), shown()]).toEqual(['discovered closed!', 'discovered rejected!', '']);
});
