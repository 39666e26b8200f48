import type { Row, TopicTables } from '#protocol/topics';
import { stands, type Alert } from '../alert.ts';
import type { Change } from '../change.ts';
import type { Order } from '../operators/order.ts';
import { Quiet } from '../operators/quiet.ts';
import type { State } from '../state.ts';
import type { Table } from '../table.ts';
import type { Deadlines } from '../timers.ts';

type AlertRow = Row<TopicTables<'alerts'>['alerts']>;

const HOUR = 3_600_000;
/** How long an alert of severity 1, 2, 3 stands without being heard again, in ms (composed defaults). */
const EXPIRY: readonly number[] = [24 * HOUR, 4 * HOUR, HOUR];
/** How long an alert that stands no more stays in view, in ms. */
const LINGER = 60_000;
/** Rows of the table; past them the least grave oldest goes first. */
export const ALERT_LIMIT = 2000;

/** What a row hears once more: how grave, how often more, when (ms), and in which words. */
export interface Word { severity: number; count: number; at: number; label?: string | undefined }

/** What the rows ask and tell: whether one may outlive its time, that one stands no more, that one is gone. */
export interface Watch {
  keeps(slot: number): 'unheard' | 'heard' | 'not';
  rested(slot: number): void;
  gone(slot: number): void;
}

/** The rows of the topic `alerts`: they stand until they end or expire, are in view for a minute more, and make room. */
export class AlertRows {
  private readonly expiry: Quiet;
  private readonly leave: Deadlines;
  /** By severity 1 to 3 those that stand; at 0 those that stand no more. */
  private readonly orders: readonly Order[];

  constructor(
    private readonly state: State, readonly table: Table<TopicTables<'alerts'>['alerts']>,
    private readonly watch: Watch, private readonly changed: Change<Alert>,
  ) {
    this.expiry = new Quiet(state.table('quiet', 'alerts'), state.timers, 'alert expires', (id) => this.expire(id));
    this.leave = state.timers.kind('alert leaves', (id) => this.drop(this.table.slot(id)));
    this.orders = [0, 1, 2, 3].map((severity) => state.order(`alerts ${severity}`));
  }

  /** The slot of a row that stands; -1 where there is none. */
  standing(id: string): number {
    const slot = this.table.slot(id);
    return slot >= 0 && stands(this.table.get(slot, 'state')) ? slot : -1;
  }

  find(id: string): Alert | undefined {
    const slot = this.table.slot(id);
    return slot < 0 ? undefined : this.view(slot);
  }

  /** A row that is not there yet. */
  raise(row: AlertRow): number {
    if (this.table.size >= ALERT_LIMIT) this.makeRoom();
    const slot = this.table.add(row.id, row);
    this.orders[row.severity]?.push(slot);
    this.hear(row.id, row.severity);
    this.changed(undefined, this.view(slot));
    return slot;
  }

  /** A row that stands hears more; it only gets graver, and then nobody has seen it yet. */
  again(slot: number, word: Word): void {
    const was = this.view(slot);
    const severity = this.write(slot, word);
    if (severity < was.severity) {
      this.orders[was.severity]?.drop(slot);
      this.orders[severity]?.push(slot);
      this.table.set(slot, 'state', 'raised');
    }
    this.hear(was.id, severity);
    this.changed(was, this.view(slot));
  }

  /** A row that stands no more stands again. */
  revive(slot: number, word: Word): void {
    const was = this.view(slot);
    const severity = this.write(slot, word);
    this.table.set(slot, 'state', 'raised');
    this.orders[0]?.drop(slot);
    this.orders[severity]?.push(slot);
    this.leave.cancel(was.id);
    this.hear(was.id, severity);
    this.changed(was, this.view(slot));
  }

  mark(slot: number, state: Alert['state']): void {
    const was = this.view(slot);
    this.table.set(slot, 'state', state);
    if (!stands(state) && stands(was.state)) {
      this.rest(slot, was);
      this.orders[0]?.push(slot);
      this.leave.set(was.id, this.state.timers.now + LINGER);
    }
    this.changed(was, this.view(slot));
  }

  drop(slot: number): void {
    const was = this.view(slot);
    if (stands(was.state)) this.rest(slot, was);
    else this.orders[0]?.drop(slot);
    this.leave.cancel(was.id);
    this.watch.gone(slot);
    this.table.remove(slot);
    this.changed(was, undefined);
  }

  private hear(id: string, severity: number): void {
    this.expiry.hear(id, this.state.timers.now, EXPIRY[severity - 1] ?? HOUR);
  }

  private write(slot: number, { severity, count, at, label }: Word): number {
    const { table } = this;
    const worst = Math.min(table.get(slot, 'severity'), severity);
    table.set(slot, 'severity', worst);
    table.bump(slot, 'count', count);
    if (count > 0) table.set(slot, 'last', Math.max(table.get(slot, 'last'), at));
    if (label !== undefined) table.set(slot, 'label', label);
    return worst;
  }

  /** A row of severity 1 whose case is open outlives its time, and any that a rule holds. */
  private expire(id: string): void {
    const slot = this.table.slot(id);
    const keeps = this.watch.keeps(slot);
    if (keeps === 'not') this.drop(slot);
    else if (keeps === 'heard') this.hear(id, this.table.get(slot, 'severity'));
  }

  private makeRoom(): void {
    for (const i of [0, 3, 2, 1]) {
      const oldest = this.orders[i]?.oldest ?? -1;
      if (oldest < 0) continue;
      this.drop(oldest);
      return;
    }
  }

  /** Takes away what only a standing alert has. */
  private rest(slot: number, { id, severity }: Alert): void {
    this.orders[severity]?.drop(slot);
    this.expiry.forget(id);
    this.watch.rested(slot);
  }

  private view(slot: number): Alert {
    const { table } = this;
    return {
      id: table.id(slot), device: table.get(slot, 'device'), scene: table.get(slot, 'scene'), block: table.get(slot, 'block'),
      severity: table.get(slot, 'severity'), state: table.get(slot, 'state'), case: table.get(slot, 'case'),
    };
  }
}
