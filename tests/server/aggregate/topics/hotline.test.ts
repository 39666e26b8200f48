import { describe, expect, it } from 'vitest';
import type { EventData } from '#protocol/events';
import type { TicketState } from '#protocol/stages';
import { CONTACT, REPEAT, TICKETS_SHOWN } from '#server/aggregate/topics/hotline';
import { DAY, HOUR, MINUTE, MORNING, ToldFold } from '../../../support/fold.ts';

const ticket = (fold: ToldFold, at: number, id: string, state: TicketState, data: Partial<EventData<'ticket'>> = {}, said = {}) =>
  fold.say(at, 'ticket', { ticket: id, theme: 'noise', block: 'b-1', place: '曹杨一村', days: 5, state, ...data }, said);
const period = (fold: ToldFold, id = 'today') => fold.row('hotline', 'periods', id);
const row = (fold: ToldFold, id = 't-1') => fold.row('hotline', 'tickets', id);
const theme = (fold: ToldFold, id = 'noise') => fold.row('hotline', 'themes', id);

/** 09:00 of the first morning, when offices open. */
const OPEN = HOUR;
const MIDNIGHT = 16 * HOUR;
const DECEMBER = MIDNIGHT + 6 * DAY;

describe('a ticket of the hotline', () => {
  it('is what its first event says, and stands where later ones say', () => {
    const fold = new ToldFold();
    ticket(fold, OPEN, 't-1', 'received', { days: 1 });
    ticket(fold, OPEN + MINUTE, 't-1', 'contacted', { theme: 'waste', place: 'elsewhere', days: 15 });
    ticket(fold, OPEN + MINUTE, 't-1', 'received');
    expect(row(fold)).toMatchObject({ theme: 'noise', block: 'b-1', place: '曹杨一村', state: 'contacted', repeat: false, received: MORNING + OPEN, overdue: false });
  });

  it('is overdue when it is not handled by its time, at that very time', () => {
    const fold = new ToldFold();
    ticket(fold, OPEN, 't-1', 'received', { days: 1 });
    const due = (row(fold)?.due ?? 0) - MORNING;
    expect(due).toBe(OPEN + 8.5 * HOUR);
    fold.pass(due - 1);
    expect([row(fold)?.overdue, period(fold, 'all')?.due]).toEqual([false, 0]);
    fold.pass(due);
    expect([row(fold)?.overdue, period(fold, 'all')]).toMatchObject([true, { due: 1, onTime: 0 }]);
    ticket(fold, due + HOUR, 't-1', 'handled', {}, { time: due });
    expect([row(fold)?.overdue, period(fold, 'all')]).toMatchObject([false, { due: 1, onTime: 1 }]);
  });

  it('is due in working time: what comes on a Friday evening is of Monday morning', () => {
    const fold = new ToldFold();
    const friday = 3 * DAY + 12 * HOUR;
    ticket(fold, friday, 't-1', 'received', { days: 5 });
    expect(row(fold)?.due).toBe(MORNING + 10 * DAY + 9.5 * HOUR);
    fold.pass(6 * DAY + OPEN + CONTACT - 1);
    expect(period(fold, 'all')?.contactDue).toBe(0);
    fold.pass(6 * DAY + OPEN + CONTACT);
    expect(period(fold, 'all')).toMatchObject({ contactDue: 1, contacted: 0 });
  });

  it('is contacted in time within a working hour, or not', () => {
    const fold = new ToldFold();
    ticket(fold, OPEN, 'in-time', 'received');
    ticket(fold, OPEN, 'late', 'received');
    ticket(fold, OPEN + CONTACT, 'in-time', 'contacted');
    expect(period(fold)).toMatchObject({ contactDue: 2, contacted: 1 });
    ticket(fold, OPEN + CONTACT + 1, 'late', 'contacted');
    expect(period(fold)).toMatchObject({ contactDue: 2, contacted: 1 });
    ticket(fold, OPEN + 2 * HOUR, 'at-once', 'handled');
    expect(period(fold)).toMatchObject({ contactDue: 3, contacted: 2, due: 1, onTime: 1 });
  });

  it('says in the end whether it was solved, and whether whoever called was satisfied if they were asked', () => {
    const fold = new ToldFold();
    ticket(fold, OPEN, 't-1', 'closed', { solved: true, satisfied: false });
    ticket(fold, OPEN, 't-2', 'closed', { solved: false });
    ticket(fold, OPEN, 't-3', 'handled', { solved: true, satisfied: true });
    expect(period(fold)).toMatchObject({ received: 3, closed: 2, solved: 1, rated: 1, satisfied: 0 });
    ticket(fold, OPEN, 't-2', 'closed', { satisfied: true });
    expect(period(fold)).toMatchObject({ closed: 2, solved: 1, rated: 2, satisfied: 1 });
  });

  it('is forgotten a week after it closed', () => {
    const fold = new ToldFold();
    ticket(fold, 0, 't-1', 'closed');
    ticket(fold, 7 * DAY, 't-1', 'closed');
    expect(period(fold, 'all')).toMatchObject({ received: 2, closed: 2 });
  });
});

describe('the periods of the hotline', () => {
  it('count what was decided in each: a day, a month, all time', () => {
    const fold = new ToldFold();
    ticket(fold, OPEN, 't-1', 'received');
    fold.pass(MIDNIGHT);
    expect([period(fold), period(fold, 'month')]).toMatchObject([{ received: 0, contactDue: 0 }, { received: 1 }]);
    ticket(fold, MIDNIGHT + OPEN, 't-1', 'closed', { solved: true });
    expect(period(fold)).toMatchObject({ received: 0, due: 1, onTime: 1, closed: 1, solved: 1 });
    ticket(fold, DECEMBER, 't-2', 'received');
    expect(['today', 'month', 'all'].map((id) => period(fold, id))).toMatchObject([
      { received: 1, closed: 0 }, { received: 1, closed: 0, due: 0 }, { received: 2, closed: 1, due: 1 },
    ]);
  });

  it('count what was told late where it belongs', () => {
    const fold = new ToldFold();
    ticket(fold, 2 * HOUR, 't-1', 'closed', {}, { time: -10 * HOUR });
    ticket(fold, 2 * HOUR, 't-2', 'closed', {}, { time: -24 * DAY });
    expect(['today', 'month', 'all'].map((id) => period(fold, id)?.closed)).toEqual([0, 1, 2]);
  });
});

describe('a repeat', () => {
  it('is the same theme for the same place within the window, counted from when the tickets came', () => {
    const fold = new ToldFold();
    ticket(fold, 0, 't-1', 'received');
    ticket(fold, 0, 'other-theme', 'received', { theme: 'waste' });
    ticket(fold, 0, 'other-place', 'received', { place: '真如' });
    ticket(fold, REPEAT - 1, 't-2', 'received', { block: 'b-2' });
    ticket(fold, 2 * REPEAT - 1, 't-3', 'received');
    ticket(fold, 2 * REPEAT, 't-4', 'received', {}, { time: 2 * REPEAT - MINUTE });
    expect(fold.rows('hotline', 'tickets').filter(({ repeat }) => repeat).map(({ id }) => id)).toEqual(['t-2', 't-4']);
    expect(period(fold, 'all')).toMatchObject({ received: 6, repeats: 2 });
  });

  it('is not what came longer after another than the window, though that was told of late', () => {
    const fold = new ToldFold();
    ticket(fold, 0, 't-1', 'received', {}, { time: -29 * DAY });
    ticket(fold, 2 * DAY, 't-2', 'received');
    expect(row(fold, 't-2')?.repeat).toBe(false);
  });

  it('is counted from the ticket that came last, though one that came before it was told of after it', () => {
    const fold = new ToldFold();
    ticket(fold, 0, 't-1', 'received');
    ticket(fold, MINUTE, 't-2', 'received', {}, { time: -20 * DAY });
    ticket(fold, 15 * DAY, 't-3', 'received');
    expect(row(fold, 't-3')?.repeat).toBe(true);
  });

  it('is by block where no place is named, and nowhere where neither is', () => {
    const fold = new ToldFold();
    for (const id of ['t-1', 't-2']) ticket(fold, 0, id, 'received', { place: undefined });
    for (const id of ['t-3', 't-4']) ticket(fold, 0, id, 'received', { place: undefined, block: undefined });
    expect(['t-1', 't-2', 't-3', 't-4'].map((id) => row(fold, id)?.repeat)).toEqual([false, true, false, false]);
  });
});

describe('the themes', () => {
  it('are those of the month, and those that have open tickets', () => {
    const fold = new ToldFold();
    ticket(fold, 0, 't-1', 'received');
    ticket(fold, 0, 't-2', 'received');
    ticket(fold, 0, 't-3', 'closed', { theme: 'waste' });
    expect([theme(fold), theme(fold, 'waste')]).toMatchObject([{ received: 2, repeats: 1, open: 2 }, { received: 1, repeats: 0, open: 0 }]);
    fold.pass(DECEMBER);
    expect(fold.rows('hotline', 'themes')).toEqual([{ id: 'noise', received: 0, repeats: 0, open: 2 }]);
    ticket(fold, DECEMBER, 't-1', 'closed');
    expect(theme(fold)).toMatchObject({ received: 0, open: 1 });
  });

  it('past the two hundredth share a row', () => {
    const fold = new ToldFold();
    for (let i = 0; i < 205; i++) ticket(fold, 0, `t-${i}`, 'received', { theme: `theme-${i}` });
    expect(fold.rows('hotline', 'themes')).toHaveLength(201);
    expect(theme(fold, 'other')).toMatchObject({ received: 5, open: 5 });
  });
});

it('the last tickets that changed are shown', () => {
  const fold = new ToldFold();
  for (let i = 0; i <= TICKETS_SHOWN; i++) ticket(fold, 0, `t-${i}`, 'received');
  expect([fold.rows('hotline', 'tickets').length, row(fold, 't-0')]).toEqual([TICKETS_SHOWN, undefined]);
  ticket(fold, 0, 't-0', 'contacted');
  expect(row(fold, 't-0')?.state).toBe('contacted');
});
