import type { EventOf } from '#protocol/events';
import { TOPICS, type TopicTables } from '#protocol/topics';
import { ends } from '../../cases/case.ts';
import type { Register } from '../../cases/register.ts';
import { stands, type Alert } from '../alert.ts';
import type { Change } from '../change.ts';
import type { MemoryOf } from '../memory.ts';
import type { Order } from '../operators/order.ts';
import { Quiet } from '../operators/quiet.ts';
import type { State } from '../state.ts';
import type { Table } from '../table.ts';
import type { Deadlines } from '../timers.ts';

const HOUR = 3_600_000;
/** How long an alert of severity 1, 2, 3 stands without being heard again, in ms (composed defaults). */
const EXPIRY: readonly number[] = [24 * HOUR, 4 * HOUR, HOUR];
/** How long an alert that stands no more stays in view, in ms. */
const LINGER = 60_000;
/** The severity of an alert that neither its source nor a rule graded. */
const LEAST = 3;
/** Rows of the table; past them the least grave oldest goes first. */
export const ALERT_LIMIT = 2000;

/** The standing alert of a scene and a device; a scene's id holds no space. */
const keyOf = (scene: string, device: string): string => `${scene} ${device}`;

/** Topic `alerts`: what was raised and still stands, one row a device and scene, and for a minute what stood. */
export class Alerts {
  private readonly table: Table<TopicTables<'alerts'>['alerts']>;
  private readonly standing: Table<MemoryOf<'standing'>>;
  private readonly expiry: Quiet;
  private readonly leave: Deadlines;
  /** By severity 1 to 3 those that stand; at 0 those that stand no more. */
  private readonly orders: readonly Order[];

  constructor(private readonly state: State, private readonly register: Register, private readonly changed: Change<Alert>) {
    this.table = state.topic('alerts', TOPICS.alerts).tables.alerts;
    this.standing = state.table('standing', 'alerts');
    this.expiry = new Quiet(state.table('quiet', 'alerts'), state.timers, 'alert expires', (id) => this.expire(id));
    this.leave = state.timers.kind('alert leaves', (id) => this.drop(this.table.slot(id)));
    this.orders = [0, 1, 2, 3].map((severity) => state.order(`alerts ${severity}`));
  }

  /** An alert event of a scene, in a block that is known or '', at the event's own time (ms). */
  take({ id, source, data }: EventOf<'alert'>, scene: string, block: string, at: number): void {
    const known = this.standing.slot(keyOf(scene, data.device));
    const slot = known < 0 ? -1 : this.table.slot(this.standing.get(known, 'row'));
    if (data.state === 'ended') {
      if (slot >= 0) this.mark(slot, 'ended');
    } else if (slot >= 0) this.repeat(slot, data, at);
    else this.raise(this.freeId(source, id), source, { ...data, scene }, block, at);
  }

  /** A case was closed: so is the alert that opened it. */
  settle({ id, alert }: { id: string; alert: string }): void {
    const slot = this.table.slot(alert);
    if (slot >= 0 && this.table.get(slot, 'case') === id && stands(this.table.get(slot, 'state'))) this.mark(slot, 'closed');
  }

  /** A post has seen the alert. */
  acknowledge(id: string): void {
    const slot = this.table.slot(id);
    if (slot >= 0 && this.table.get(slot, 'state') === 'raised') this.mark(slot, 'acknowledged');
  }

  /** A post found the alert false: its case is rejected, also where `subject` names the case. */
  reject(subject: string, at: number): void {
    const slot = this.table.slot(subject);
    if (slot >= 0 && this.table.get(slot, 'state') !== 'closed') this.mark(slot, 'false');
    const found = this.register.find(slot >= 0 ? this.table.get(slot, 'case') : subject);
    if (found && !ends(found.state)) this.register.step(found, { ...found, block: '', state: 'rejected' }, at);
  }

  private raise(id: string, source: string, data: EventOf<'alert'>['data'], block: string, at: number): void {
    const { device, scene, severity = LEAST, origin, label = '' } = data;
    if (this.table.size >= ALERT_LIMIT) this.makeRoom();
    const opened = `case-${id}`;
    const slot = this.table.add(id, { device, scene, block, severity, at, last: at, state: 'raised', count: 1, devices: 1, case: opened, source, label });
    this.standing.add(keyOf(scene, device), { row: id });
    this.orders[severity]?.push(slot);
    this.hear(id, severity);
    this.changed(undefined, this.view(slot));
    this.register.open({ id: opened, scene, block, severity, origin, state: 'discovered', alert: id }, at);
  }

  private repeat(slot: number, { severity = LEAST, label }: EventOf<'alert'>['data'], at: number): void {
    const was = this.view(slot);
    const worst = Math.min(was.severity, severity);
    this.table.put(slot, { count: this.table.get(slot, 'count') + 1, last: Math.max(this.table.get(slot, 'last'), at), severity: worst });
    if (label !== undefined) this.table.set(slot, 'label', label);
    if (worst < was.severity) {
      this.orders[was.severity]?.drop(slot);
      this.orders[worst]?.push(slot);
    }
    this.hear(was.id, worst);
    this.changed(was, this.view(slot));
    this.register.join(was.case, severity, at);
  }

  private mark(slot: number, state: Alert['state']): void {
    const was = this.view(slot);
    this.table.set(slot, 'state', state);
    if (!stands(state) && stands(was.state)) {
      this.rest(slot, was);
      this.orders[0]?.push(slot);
      this.leave.set(was.id, this.state.timers.now + LINGER);
    }
    this.changed(was, this.view(slot));
  }

  /** A row of severity 1 whose case is open outlives its time. */
  private expire(id: string): void {
    const slot = this.table.slot(id);
    const found = this.register.find(this.table.get(slot, 'case'));
    const kept = this.table.get(slot, 'severity') === 1 && found !== undefined && !ends(found.state);
    if (!kept) this.drop(slot);
  }

  private makeRoom(): void {
    for (const i of [0, 3, 2, 1]) {
      const oldest = this.orders[i]?.oldest ?? -1;
      if (oldest < 0) continue;
      this.drop(oldest);
      return;
    }
  }

  private drop(slot: number): void {
    const was = this.view(slot);
    if (stands(was.state)) this.rest(slot, was);
    else this.orders[0]?.drop(slot);
    this.leave.cancel(was.id);
    this.table.remove(slot);
    this.changed(was, undefined);
  }

  /** Takes away what only a standing alert has. */
  private rest(slot: number, { id, scene, severity }: Alert): void {
    this.standing.remove(this.standing.slot(keyOf(scene, this.table.get(slot, 'device'))));
    this.orders[severity]?.drop(slot);
    this.expiry.forget(id);
  }

  private hear(id: string, severity: number): void {
    this.expiry.hear(id, this.state.timers.now, EXPIRY[severity - 1] ?? HOUR);
  }

  /** An id that neither a row nor the case of an earlier alert has. */
  private freeId(source: string, id: string): string {
    const taken = (name: string): boolean => this.table.has(name) || this.register.has(`case-${name}`);
    if (!taken(id)) return id;
    const longer = `${source}#${id}`;
    return taken(longer) ? `${longer}#${this.state.n}` : longer;
  }

  private view(slot: number): Alert {
    const { table } = this;
    return {
      id: table.id(slot), scene: table.get(slot, 'scene'), block: table.get(slot, 'block'),
      severity: table.get(slot, 'severity'), state: table.get(slot, 'state'), case: table.get(slot, 'case'),
    };
  }
}
