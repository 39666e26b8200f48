import type { EventData, EventOf, Recorded } from '#protocol/events';
import { ORDER_STATES, TICKET_STATES, WHISTLE_STATES } from '#protocol/stages';
import { TINY } from './tiny-district.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 8 * HOUR;

/** One told of something, when it was admitted (`at`) and when it happened (`t`), in ms. */
interface Told<D> { data: D; at: number; t: number }

/** All that was told of something with an id, until a week after it had ended nobody spoke of it: then the id is another's. */
class Lives<D> {
  readonly all: Told<D>[][] = [];
  constructor(private readonly id: (data: D) => string, private readonly ends: (life: readonly Told<D>[]) => boolean) {}

  tell(told: Told<D>): void {
    const life = this.all.findLast(([first]) => first && this.id(first.data) === this.id(told.data));
    const gone = !life || (this.ends(life) && (life.at(-1)?.at ?? 0) + 7 * DAY <= told.at);
    if (gone) this.all.push([told]);
    else life.push(told);
  }
}

const furthest = <D extends { state: S }, S extends string>(states: readonly S[], life: readonly Told<D>[]): number =>
  Math.max(...life.map(({ data }) => states.indexOf(data.state)));
/** When a life first came to a state or beyond; undefined where it did not. */
const cameTo = <D extends { state: S }, S extends string>(states: readonly S[], life: readonly Told<D>[], state: S): number | undefined =>
  life.find(({ data }) => states.indexOf(data.state) >= states.indexOf(state))?.t;
const count = <T>(all: readonly T[], which: (one: T) => boolean): number => all.filter(which).length;
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length));
const p90 = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.ceil(0.9 * values.length) - 1] ?? 0;
const known = (block: string | undefined): string => (TINY.blocks.some(({ id }) => id === block) ? block ?? '' : '');

/** An order counts where its states lead: what ended stays. */
function orderOf(life: readonly Told<EventData<'order'>>[]) {
  let [state, grabbed, ended]: [string, number, number] = ['', 0, 0];
  for (const { data, t } of life) {
    if (state === 'done' || state === 'cancelled' || ORDER_STATES.indexOf(data.state) < ORDER_STATES.indexOf(state as 'done')) continue;
    state = data.state;
    if (state === 'grabbed' && grabbed === 0) grabbed = t;
    if (state === 'done' || state === 'cancelled') ended = t;
  }
  return { state, grabbed, ended };
}

/** Counts the district's other systems the plain way: everything ever told, in lists that are searched. */
export class ServiceRecount {
  private readonly visits: { block: string; found: boolean; t: number }[] = [];
  private readonly tickets = new Lives<EventData<'ticket'>>(({ ticket }) => ticket, (life) => furthest(TICKET_STATES, life) === 3);
  private readonly whistles = new Lives<EventData<'whistle'>>(({ whistle }) => whistle, (life) => furthest(WHISTLE_STATES, life) === 4);
  private readonly orders = new Lives<EventData<'order'>>(({ order }) => order, (life) => ['done', 'cancelled'].includes(orderOf(life).state));
  private readonly entries: EventData<'entry'>[] = [];
  private readonly duties: EventData<'duty'>[] = [];

  /** `due` is when a ticket must be contacted and handled, in ms. */
  constructor(private readonly due: (received: number, days: number) => { contact: number; handle: number }) {}

  apply({ at, event }: Recorded): void {
    const t = Math.min(event.time, at);
    switch (event.kind) {
      case 'visit': return this.visit(event, t);
      case 'ticket': return this.tickets.tell({ data: event.data, at, t });
      case 'whistle': return this.whistles.tell({ data: event.data, at, t });
      case 'order': return this.orders.tell({ data: event.data, at, t });
      case 'entry': return void this.entries.push(event.data);
      case 'duty': return void this.duties.push(event.data);
      default:
    }
  }

  /** What the topics should say at `now` (ms). */
  at(now: number) {
    const local = new Date(now + ZONE);
    const day = Math.floor((now + ZONE) / DAY) * DAY - ZONE;
    const month = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 1) - ZONE;
    return {
      visits: TINY.blocks.map(({ id }) => {
        const here = this.visits.filter(({ block }) => block === id);
        const today = here.filter(({ t }) => t >= day);
        return { id, today: today.length, found: count(today, ({ found }) => found), month: count(here, ({ t }) => t >= month), last: Math.max(0, ...here.map(({ t }) => t)) };
      }),
      periods: [['today', day], ['month', month], ['all', 0]].map(([id, since]) => this.period(String(id), Number(since), now)),
      whistles: this.whistleTotals(now),
      orders: [...['all', 'trade/lift', 'trade/door'].map((id) => this.orderTotals(id)), this.ordersSince(day)],
      demolition: this.register('demolition', () => true, ['kind', 'stage', 'street'], 'area'),
      credit: this.register('credit', (id) => id.endsWith(this.newest()), ['stage'], 'score'),
      areas: TINY.areas.map(({ id }) => ({ id, staff: this.staff(TINY.blocks.filter(({ area }) => area === id).map((block) => block.id)) })),
    };
  }

  private visit({ data }: EventOf<'visit'>, t: number): void { this.visits.push({ block: known(data.block), found: data.scene !== undefined, t }); }

  private period(id: string, since: number, now: number) {
    const all = this.tickets.all.map((life, i) => {
      const { t: received, data } = life[0] as Told<EventData<'ticket'>>;
      const due = this.due(received, data.days);
      const decided = (state: 'contacted' | 'handled', until: number) => {
        const at = cameTo(TICKET_STATES, life, state);
        const when = at === undefined ? (until <= now ? until : -1) : Math.min(at, until);
        return { decided: when >= since, inTime: when >= since && at !== undefined && at <= until };
      };
      const told = life.flatMap(({ data: { satisfied } }) => (satisfied === undefined ? [] : [satisfied]));
      const solved = life.flatMap(({ data: { solved: is } }) => (is === undefined ? [] : [is])).at(-1) ?? false;
      return {
        received: received >= since, repeat: this.repeats(i), contact: decided('contacted', due.contact), handle: decided('handled', due.handle),
        closed: (cameTo(TICKET_STATES, life, 'closed') ?? -1) >= since, solved, rated: told.length > 0, satisfied: told.at(-1) ?? false,
      };
    });
    const closed = all.filter((one) => one.closed);
    return {
      id, received: count(all, ({ received }) => received), repeats: count(all, ({ received, repeat }) => received && repeat),
      contactDue: count(all, ({ contact }) => contact.decided), contacted: count(all, ({ contact }) => contact.inTime),
      due: count(all, ({ handle }) => handle.decided), onTime: count(all, ({ handle }) => handle.inTime),
      closed: closed.length, solved: count(closed, ({ solved }) => solved), rated: count(closed, ({ rated }) => rated), satisfied: count(closed, ({ satisfied }) => satisfied),
    };
  }

  private repeats(i: number): boolean {
    const subject = ([first]: readonly Told<EventData<'ticket'>>[]) => [first?.data.theme, first?.data.place ?? known(first?.data.block)].join();
    const mine = this.tickets.all[i] as Told<EventData<'ticket'>>[];
    const [{ at, t }] = mine as [Told<EventData<'ticket'>>];
    if (subject(mine).endsWith(',')) return false;
    const last = Math.max(-Infinity, ...this.tickets.all.slice(0, i).filter((other) => subject(other) === subject(mine)).map(([first]) => first?.t ?? 0));
    return last + 30 * DAY > at && t - last < 30 * DAY;
  }

  private whistleTotals(now: number) {
    const all = this.whistles.all.map((life) => {
      let calls: readonly string[] = [];
      let step = -1;
      life.forEach(({ data }, i) => {
        step = Math.max(step, WHISTLE_STATES.indexOf(data.state));
        if (data.departments !== undefined && (i === 0 || step <= 1)) calls = data.departments;
      });
      const raised = life[0]?.t ?? 0;
      const reported = cameTo(WHISTLE_STATES, life, 'reported');
      const waited = reported === undefined || WHISTLE_STATES.indexOf(life[0]?.data.state ?? 'raised') >= 2 ? [] : [Math.max(0, Math.round((reported - raised) / 1000))];
      return { calls, reported: reported !== undefined, closed: step === 4, late: (reported ?? now) >= raised + DAY + (reported === undefined ? 0 : 1), waited };
    });
    return [['all', all] as const, ...['fire', 'police', 'housing'].map((name) => [`department/${name}`, all.filter(({ calls }) => calls.includes(name))] as const)]
      .map(([id, these]) => ({
        id, raised: these.length, reported: count(these, ({ reported }) => reported), closed: count(these, ({ closed }) => closed),
        late: count(these, ({ late }) => late), mean: mean(these.flatMap(({ waited }) => waited)),
      }));
  }

  private orderTotals(id: string) {
    const all = this.orders.all.filter(([first]) => id === 'all' || `trade/${first?.data.trade}` === id).map((life) => {
      const { state, grabbed } = orderOf(life);
      return { state, grabbed: grabbed > 0, waited: grabbed > 0 && life[0]?.data.state === 'posted' ? [Math.max(0, Math.round((grabbed - life[0].t) / 1000))] : [] };
    });
    const waited = all.flatMap((one) => one.waited);
    return {
      id, posted: all.length, grabbed: count(all, ({ grabbed }) => grabbed), done: count(all, ({ state }) => state === 'done'),
      cancelled: count(all, ({ state }) => state === 'cancelled'), grabMean: mean(waited), grabP90: p90(waited),
    };
  }

  private ordersSince(day: number) {
    const all = this.orders.all.map((life) => ({ posted: life[0]?.t ?? 0, ...orderOf(life) }));
    return {
      id: 'today', posted: count(all, ({ posted }) => posted >= day), grabbed: count(all, ({ grabbed }) => grabbed >= day),
      done: count(all, ({ state, ended }) => state === 'done' && ended >= day), cancelled: count(all, ({ state, ended }) => state === 'cancelled' && ended >= day),
      grabMean: 0, grabP90: 0,
    };
  }

  private newest(): string {
    return this.entries.filter(({ register, entry }) => register === 'credit' && entry.includes('/')).map(({ entry }) => entry.slice(-7)).sort().at(-1) ?? 'none';
  }

  /** By each of the names: how many entries are where, and the sum of what they measure; entries that no row counts at are under ''. */
  private register(register: string, which: (id: string) => boolean, names: readonly ('kind' | 'stage' | 'street')[], measure: string) {
    const now = new Map<string, { kind: string; stage: string; street: string; value: number }>();
    for (const { entry, kind, stage, street, block, values } of this.entries.filter((one) => one.register === register && which(one.entry))) {
      const was = now.get(entry) ?? { kind: '', stage: register === 'credit' ? 'red' : 'found', street: '', value: 0 };
      now.set(entry, {
        kind: kind === 'no-such' ? was.kind : kind ?? was.kind, stage: stage ?? was.stage,
        street: street ?? TINY.blocks.find(({ id }) => id === block)?.street ?? was.street, value: values?.[measure] ?? was.value,
      });
    }
    const at = (name: 'kind' | 'stage' | 'street', id: string) => {
      const here = [...now.values()].filter((entry) => entry[name] === id);
      return { id, count: here.length, [measure]: Math.round(here.reduce((sum, { value }) => sum + value, 0) * 10) / 10 };
    };
    return { size: now.size, at: (name: (typeof names)[number], ids: readonly string[]) => ids.map((id) => at(name, id)) };
  }

  private staff(blocks: readonly string[]): number {
    const last = new Map<string, number>();
    for (const { block = '', role, staff } of this.duties) if (blocks.includes(block)) last.set(`${block} ${role}`, staff);
    return [...last.values()].reduce((sum, staff) => sum + staff, 0);
  }
}
