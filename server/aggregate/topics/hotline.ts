import type { EventData } from '#protocol/events';
import { TICKET_STATES } from '#protocol/stages';
import { TOPICS, type Row } from '#protocol/topics';
import { all, type Change } from '../change.ts';
import type { MemoryOf } from '../memory.ts';
import { Latest } from '../operators/latest.ts';
import { Month } from '../operators/month.ts';
import { Quiet } from '../operators/quiet.ts';
import { Records } from '../operators/records.ts';
import { roomIn } from '../operators/room.ts';
import { Tally } from '../operators/tally.ts';
import type { Host, Part } from '../part.ts';

type Ticket = Row<MemoryOf<'ticket'>>;

const HOUR = 3_600_000;
/** How long until whoever called must be contacted, in ms of working time (composed; the city asks for one hour). */
export const CONTACT = HOUR;
/** Within how long the same theme for the same place is a repeat, in ms between when they came (composed). */
export const REPEAT = 30 * 24 * HOUR;
/** How many of the last tickets that changed are kept in view. */
export const TICKETS_SHOWN = 100;
/** Themes with a row of their own; the others share one. */
const THEMES = 200;

const order = (state: Ticket['state']): number => TICKET_STATES.indexOf(state);
const one = (counts: boolean): number => (counts ? 1 : 0);

/** What a ticket adds to the counts of a period that began at `since()` (ms): each where it was decided in the period. */
const decidedSince = (since: () => number) => {
  const within = (at: number): boolean => at > 0 && at >= since();
  return {
    received: (row: Ticket) => one(within(row.received)), repeats: (row: Ticket) => one(within(row.received) && row.repeat),
    contactDue: (row: Ticket) => one(within(row.contactDecided)), contacted: (row: Ticket) => one(within(row.contactDecided) && row.contacted),
    due: (row: Ticket) => one(within(row.decided)), onTime: (row: Ticket) => one(within(row.decided) && !row.overdue),
    closed: (row: Ticket) => one(within(row.closed)), solved: (row: Ticket) => one(within(row.closed) && row.solved),
    rated: (row: Ticket) => one(within(row.closed) && row.rated), satisfied: (row: Ticket) => one(within(row.closed) && row.satisfied),
  };
};

/** Topic `hotline`: tickets of 12345, the rates of today, this month and all time, this month's themes, and the last tickets. */
export function hotline({ state, district, working, day, blockOf }: Host): Part {
  const { periods, themes, tickets: shown } = state.topic('hotline', TOPICS.hotline).tables;
  const { timers } = state;
  const month = new Month(day, district.zone);
  const room = roomIn(themes, THEMES, 'other');
  const asked = new Quiet(state.table('quiet', 'hotline places'), timers, 'ticket repeats', () => undefined);
  const latest = new Latest(shown, state.order('hotline'), TICKETS_SHOWN);

  const period = (id: string, since: () => number): Change<Ticket> => {
    periods.add(id);
    return new Tally<Ticket, typeof periods.columns>(periods, () => id, decidedSince(since)).change;
  };
  const clear = (id: string): void => {
    periods.put(periods.slot(id), { received: 0, repeats: 0, contactDue: 0, contacted: 0, due: 0, onTime: 0, closed: 0, solved: 0, rated: 0, satisfied: 0 });
  };

  const tickets = new Records<MemoryOf<'ticket'>>(state.table('ticket', 'hotline'), timers, 'ticket forgotten', all<Ticket>(
    period('today', () => day.start), period('month', () => month.start), period('all', () => 0),
    new Tally<Ticket, typeof themes.columns>(themes, ({ theme }) => theme, {
      received: ({ received }) => one(received >= month.start), repeats: (row) => one(row.received >= month.start && row.repeat),
      open: (row) => one(row.state !== 'closed'),
    }, true).change,
    (_, is) => { if (is) latest.put(is); },
  ));

  const late = (change: (was: Ticket) => Ticket) => (id: string): void => {
    const was = tickets.find(id);
    if (was) tickets.put(change(was), false);
  };
  const contact = timers.kind('ticket contact', late((was) => ({ ...was, contactDecided: was.contactDue })));
  const overdue = timers.kind('ticket due', late((was) => ({ ...was, decided: was.due, overdue: true })));

  /** Whether the same theme was told of for the same place within the window; a ticket without a place repeats nothing. */
  const repeats = (theme: string, place: string, at: number): boolean => {
    if (place === '') return false;
    const key = `${theme} ${place}`;
    const before = asked.heard(key);
    asked.hear(key, Math.max(at, before ?? at), REPEAT);
    return before !== undefined && Math.abs(at - before) < REPEAT;
  };

  const receive = (data: EventData<'ticket'>, at: number): Ticket => {
    const [block, place] = [blockOf(data), data.place ?? ''];
    return {
      id: data.ticket, theme: room(data.theme), block, place, state: 'received', received: at,
      repeat: repeats(data.theme, place || block, at), due: working.after(at, data.days * working.day), contactDue: working.after(at, CONTACT),
      overdue: false, contactDecided: 0, contacted: false, decided: 0, closed: 0, solved: false, rated: false, satisfied: false,
    };
  };

  return {
    takes: {
      ticket: ({ time, data }, at) => {
        const happened = Math.min(time, at);
        const was = tickets.find(data.ticket);
        const is = step(was ?? receive(data, happened), data, happened);
        if (is.contactDecided > 0) contact.cancel(is.id);
        else if (!was) contact.set(is.id, is.contactDue);
        if (is.decided > 0) overdue.cancel(is.id);
        else if (!was) overdue.set(is.id, is.due);
        tickets.put(is, is.state === 'closed');
      },
    },
    endDay: () => {
      clear('today');
      if (!month.begins) return;
      clear('month');
      for (const slot of [...themes.all()]) {
        if (themes.get(slot, 'open') === 0) themes.remove(slot);
        else themes.put(slot, { received: 0, repeats: 0 });
      }
    },
  };
}

/** A ticket after what was told of it at `at` (ms). It never goes back; what was told late counts by when it happened. */
function step(was: Ticket, { state, solved, satisfied }: EventData<'ticket'>, at: number): Ticket {
  const comes = (to: Ticket['state']): boolean => order(was.state) < order(to) && order(state) >= order(to);
  const inTime = (due: number): number => Math.min(at, due);
  return {
    ...was,
    state: order(state) > order(was.state) ? state : was.state,
    ...(comes('contacted') ? { contacted: at <= was.contactDue, contactDecided: inTime(was.contactDue) } : {}),
    ...(comes('handled') ? { overdue: at > was.due, decided: inTime(was.due) } : {}),
    ...(comes('closed') ? { closed: at } : {}),
    solved: solved ?? was.solved, rated: was.rated || satisfied !== undefined, satisfied: satisfied ?? was.satisfied,
  };
}
