import { expect, it } from 'vitest';
import { board, type Whistle } from '../../../../wall/panels/whistles/board.ts';

const whistle = (id: string, more: Partial<Whistle> = {}): Whistle => ({
  id, street: '', theme: 'parking', label: '', departments: '', state: 'raised', light: 'none', raised: 0, due: 0, reported: 0, closed: 0, ...more,
});

it('who waits for a report comes first, the next one due at the top; what is closed is gone', () => {
  const whistles = [
    whistle('closed', { state: 'closed' }), whistle('planned', { state: 'planned', raised: 1 }), whistle('older', { state: 'reported', raised: 0 }),
    whistle('later', { due: 9 }), whistle('sooner', { state: 'assigned', due: 4 }),
  ];
  expect(board(whistles).map(({ id }) => id)).toEqual(['sooner', 'later', 'older', 'planned']);
});
