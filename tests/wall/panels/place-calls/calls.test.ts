import { expect, it } from 'vitest';
import { callsOf, type Ticket } from '../../../../wall/panels/place-calls/calls.ts';
import type { Whistle } from '../../../../wall/panels/whistles/board.ts';

const block = (id: string, area: string, street: string) => ({ id, area, street, zh: id, en: id, open: 0, overdue: 0, opened: 0, closed: 0, alerts: 0, gravest: 0, seen: 0, devices: 0, offline: 0, staff: 0 });
const whistle = (id: string, street: string, state: Whistle['state'] = 'raised'): Whistle => ({ id, street, state, theme: '', label: '', departments: '', light: 'none', raised: 1, due: 9, reported: 0, closed: 0 });
const ticket = (id: string, of: string, due: number, over: Partial<Ticket> = {}): Ticket => ({ id, block: of, due, theme: '', place: '', state: 'received', repeat: false, received: 1, overdue: false, ...over });

it('who called of a place: the whistles of its street, then the open tickets of its blocks, the late ones first', () => {
  const blocks = [block('b-1', 'a-1', 's-1'), block('b-2', 'a-1', 's-1'), block('b-3', 'a-2', 's-1'), block('b-4', 'a-3', 's-2')];
  const whistles = [whistle('w-1', 's-1'), whistle('w-2', 's-1', 'closed'), whistle('w-3', 's-2')];
  const tickets = [ticket('t-1', 'b-1', 50), ticket('t-2', 'b-2', 20), ticket('t-3', 'b-3', 90, { overdue: true }), ticket('t-4', 'b-4', 1), ticket('t-5', 'b-1', 1, { state: 'closed' })];
  const of = (about: string, id: string) => callsOf({ about, id }, blocks, whistles, tickets).map((call) => call.id);
  expect(of('street', 's-1')).toEqual(['whistle/w-1', 'ticket/t-3', 'ticket/t-2', 'ticket/t-1']);
  expect(of('area', 'a-1')).toEqual(['whistle/w-1', 'ticket/t-2', 'ticket/t-1']);
  expect(of('block', 'b-4')).toEqual(['whistle/w-3', 'ticket/t-4']);
  expect(of('block', 'b-9')).toEqual([]);
});
