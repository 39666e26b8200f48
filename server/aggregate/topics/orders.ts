import { ORDER_STATES } from '#protocol/stages';
import { TOPICS, type Row } from '#protocol/topics';
import { all } from '../change.ts';
import type { MemoryOf } from '../memory.ts';
import { Records } from '../operators/records.ts';
import { roomIn } from '../operators/room.ts';
import { Sample } from '../operators/sample.ts';
import { Shelves } from '../operators/shelves.ts';
import { Tally } from '../operators/tally.ts';
import type { Host, Part } from '../part.ts';

type Order = Row<MemoryOf<'order'>>;

/** How many orders that wait, that are worked on and that ended are kept in view; past that, the longest unchanged is counted only. */
export const ORDERS_SHOWN = { posted: 100, grabbed: 100, ended: 50 } as const;
/** Trades with a row of their own; the others share one. */
const TRADES = 50;
const ALL = 'all';
const TODAY = 'today';

const ended = ({ state }: Order): boolean => state === 'done' || state === 'cancelled';
const tradeOf = (trade: string): string => `trade/${trade}`;

const one = (counts: boolean): number => (counts ? 1 : 0);

/** Topic `orders`: repair orders posted and grabbed, with mean and p90 of the last grab times, of all, of today and by trade. */
export function orders({ state, day, blockOf }: Host): Part {
  const { totals, orders: shown } = state.topic('orders', TOPICS.orders).tables;
  const room = roomIn(totals, TRADES, tradeOf('other'));
  totals.add(ALL);
  totals.add(TODAY);
  const keyOf = ({ trade }: Order): string => (trade === '' ? '' : room(tradeOf(trade)));
  const measures = {
    posted: () => 1, grabbed: ({ grabbed }: Order) => one(grabbed > 0),
    done: (row: Order) => one(row.state === 'done'), cancelled: (row: Order) => one(row.state === 'cancelled'),
  };
  const today = (at: number): number => one(at > 0 && at >= day.start);
  const measuresToday = {
    posted: ({ posted }: Order) => today(posted), grabbed: ({ grabbed }: Order) => today(grabbed),
    done: (row: Order) => today(row.done) * measures.done(row), cancelled: (row: Order) => today(row.done) * measures.cancelled(row),
  };
  const shelves = new Shelves(shown, {
    posted: { order: state.order('orders posted'), room: ORDERS_SHOWN.posted }, grabbed: { order: state.order('orders grabbed'), room: ORDERS_SHOWN.grabbed },
    ended: { order: state.order('orders ended'), room: ORDERS_SHOWN.ended },
  });
  const sample = new Sample(state.table('sample', 'orders'));

  /** A grab counts only where the order was seen posted, so that what was never told is not a grab time of 0. */
  const time = (was: Order | undefined, is: Order): void => {
    if (!was || was.grabbed > 0 || is.grabbed === 0) return;
    for (const key of [ALL, keyOf(is)].filter((name) => totals.has(name))) {
      sample.add(key, Math.max(0, Math.round((is.grabbed - is.posted) / 1000)));
      totals.put(totals.slot(key), { grabMean: Math.round(sample.mean(key)), grabP90: sample.quantile(key, 0.9) });
    }
  };

  const records = new Records<MemoryOf<'order'>>(state.table('order', 'orders'), state.timers, 'order forgotten', all<Order>(
    new Tally<Order, typeof totals.columns>(totals, () => ALL, measures).change,
    new Tally<Order, typeof totals.columns>(totals, () => TODAY, measuresToday).change,
    new Tally<Order, typeof totals.columns>(totals, keyOf, measures, true).change,
    (was, is) => { if (is) time(was, is); },
    (_, is) => { if (is) shelves.put(is, is.state === 'posted' || is.state === 'grabbed' ? is.state : 'ended'); },
  ));

  return {
    takes: {
      order: ({ time: told, data }, at) => {
        const happened = Math.min(told, at);
        const was = records.find(data.order);
        // An order never goes back, and what ended stays as it ended.
        const next = was && (ended(was) || ORDER_STATES.indexOf(data.state) < ORDER_STATES.indexOf(was.state)) ? was.state : data.state;
        const is: Order = {
          ...was ?? { id: data.order, trade: data.trade ?? '', place: data.place ?? '', block: blockOf(data), posted: happened },
          state: next, grabbed: was?.grabbed || (next === 'grabbed' ? happened : 0), done: was?.done || (next === 'done' || next === 'cancelled' ? happened : 0),
        };
        records.put(is, ended(is));
      },
    },
    endDay: () => { totals.put(totals.slot(TODAY), { posted: 0, grabbed: 0, done: 0, cancelled: 0 }); },
  };
}
