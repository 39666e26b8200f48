import { stands as active, unseen, type Alarm } from '#protocol/alarms';
import type { District } from '#protocol/district';
import type { EventData, EventOf } from '#protocol/events';
import { TOPICS, type TopicTables } from '#protocol/topics';
import type { Scene } from '#scenes/scene';
import { stands, type Alert } from '../aggregate/alert.ts';
import type { MemoryOf } from '../aggregate/memory.ts';
import { Counter } from '../aggregate/operators/counter.ts';
import type { Day } from '../aggregate/operators/day.ts';
import type { Part } from '../aggregate/part.ts';
import type { State } from '../aggregate/state.ts';
import type { Index, Table } from '../aggregate/table.ts';
import type { Deadlines } from '../aggregate/timers.ts';
import type { Change } from '../aggregate/change.ts';
import type { Alerts } from '../aggregate/topics/alerts.ts';
import { ends, type Case } from '../cases/case.ts';
import { sounds, type AlarmStanding } from './alarm.ts';
import { Bursts } from './bursts.ts';
import { ByCase } from './by-case.ts';
import { Loads } from './loads.ts';
import { asks, priorityOf } from './priority.ts';
import { seatOf } from './seats.ts';
import { Shelving, type Held } from './shelving.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Rows of the table; past them the least urgent oldest goes first. */
export const ALARM_LIMIT = 2_000;
/** How long one of severity 1, 2, 3 that is over waits to be seen, ms; the gravest waits for its case. */
const RESTS: readonly number[] = [Infinity, 4 * HOUR, HOUR];
/** How long one stands until that itself is a fault (ISA-18.2: stale). */
export const STALE = 24 * HOUR;
/** Raised so often within a minute it chatters. */
export const CHATTERS = 3;

interface Setting {
  readonly district: District;
  readonly scenes: readonly Scene[];
  readonly day: Pick<Day, 'start'>;
  readonly alerts: Alerts;
  /** Hears of each alarm as it was and as it is. */
  readonly changed: Change<Alarm>;
}

/**
 * Topic `alarms`: what asks an operator to respond (priority.ts says which alerts do), by the terms of ISA-18.2. An alert is what sources say is so; its alarm lives as long as
 * that stands, and on until somebody saw it. Each time that it is raised, or gets graver, is an occurrence of its own, which an
 * acknowledgement names: what was raised again meanwhile stays unseen. Guarantees: none of severity 1 is held back by one post alone; what is
 * held back comes back by itself at its end, also across a restart.
 */
export class Alarms implements Part {
  private readonly table: Table<TopicTables<'alarms'>['alarms']>;
  /** Where the columns stand that all rows are gone through by. */
  private readonly at: { [K in 'scene' | 'block' | 'state' | 'priority']: Index<TopicTables<'alarms'>['alarms'], K> };
  private readonly kept: Table<MemoryOf<'alarm'>>;
  private readonly bursts: Bursts;
  private readonly shelving: Shelving;
  private readonly loads: Loads;
  private readonly raises: Counter;
  private readonly begins: Deadlines;
  private readonly over: Deadlines;
  private readonly leaves: Deadlines;
  private readonly stale: Deadlines;
  private readonly alerted: Alerts;
  private readonly changed: Change<Alarm>;
  private readonly seatOf: ReadonlyMap<string, string>;
  private readonly scenes: ReadonlyMap<string, Scene>;
  /** Scenes of which others are the consequence. */
  private readonly leaders: ReadonlySet<string>;
  private readonly about = new ByCase();
  /** By cause its alarm; made anew after a restore. */
  private readonly byCause = new Map<string, string>();

  constructor(private readonly state: State, { district, scenes, day, alerts, changed }: Setting) {
    const { alarms, shelves, seats, actors } = state.topic('alarms', TOPICS.alarms).tables;
    this.table = alarms;
    this.at = { scene: alarms.index('scene'), block: alarms.index('block'), state: alarms.index('state'), priority: alarms.index('priority') };
    this.kept = state.table('alarm', 'alarms');
    this.bursts = new Bursts(state);
    this.alerted = alerts;
    this.changed = changed;
    this.scenes = new Map(scenes.map((scene) => [scene.id, scene]));
    this.leaders = new Set(scenes.flatMap(({ alarm: { follows = [] } }) => follows));
    this.seatOf = seatOf(district, scenes);
    this.loads = new Loads(state, district, day, seats, actors);
    this.shelving = new Shelving(state, shelves, (key) => this.holdAnew((slot) => this.causeAt(slot) === key || deviceKey(this.deviceAt(slot)) === key));
    this.raises = new Counter(state, 'alarm chatters', MINUTE, (cause) => this.calm(cause));
    const { timers } = state;
    this.begins = timers.kind('alarm begins', (id) => {
      const alert = alerts.find(id);
      if (alert) this.open(alert);
    });
    this.over = timers.kind('alarm is over', (id) => this.end(id));
    this.leaves = timers.kind('alarm leaves', (id) => this.drop(id));
    this.stale = timers.kind('alarm goes stale', (id) => this.edit(this.table.slot(id), { standing: true }));
  }

  readonly takes = { operator: ({ time, data }: EventOf<'operator'>, at: number): void => { this.operate(data, Math.min(time, at)); } };

  /** What decides about the next action on an alarm; undefined where there is none of that id. */
  standing(id: string): AlarmStanding | undefined {
    const slot = this.table.slot(id);
    if (slot < 0) return undefined;
    const { state, occurrence, by } = this.table.row(slot);
    return { id, state, occurrence, by, shelf: this.shelving.of(this.causeAt(slot)), service: this.shelving.of(deviceKey(this.deviceAt(slot))) };
  }

  /** Whether something is held back under that id. */
  holds(id: string): boolean { return this.shelving.keyOf(id) !== ''; }

  find(id: string): Alarm | undefined {
    const slot = this.table.slot(id);
    return slot < 0 ? undefined : this.table.row(slot);
  }

  all(): Alarm[] { return this.table.rows(); }

  seats(): ReturnType<Loads['rows']> { return this.loads.rows(); }

  begin(at: number): void { this.loads.begin(at); }
  endDay(): void { this.loads.endDay(); }

  readonly alerts = (was: Alert | undefined, is: Alert | undefined): void => {
    const [stood, here] = [was !== undefined && stands(was.state), is !== undefined && stands(is.state)];
    if (!is) this.gone(was?.id ?? '');
    else if (here && !stood) this.rise(is);
    else if (here && is.severity < (was?.severity ?? 0)) this.worsen(is);
    else if (!here && stood && is.state === 'ended') this.fall(is);
    else if (!here && stood) this.drop(is.id);
  };

  /** A case ended: what it was about needs nobody any more; what now belongs to another case stays. */
  readonly cases = (was: Case | undefined, is: Case | undefined): void => {
    if (!is || !ends(is.state) || (was && ends(was.state))) return;
    // In the order of slots, which a restore keeps.
    for (const id of this.about.of(is.id).sort((a, b) => this.table.slot(a) - this.table.slot(b))) {
      const now = this.alerted.find(id)?.case ?? is.id;
      if (now === is.id) this.drop(id);
      else this.move(id, now);
    }
  };

  recall(): void {
    this.about.clear();
    this.byCause.clear();
    for (const slot of this.table.all()) {
      this.about.join(this.table.id(slot), this.table.get(slot, 'case'));
      this.byCause.set(this.causeAt(slot), this.table.id(slot));
    }
  }

  /** An alert stands that did not. */
  private rise(alert: Alert): void {
    const slot = this.table.slot(alert.id);
    this.over.cancel(alert.id);
    const { on = 0 } = this.settingOf(alert);
    if (slot >= 0 && !active(this.table.row(slot))) this.raise(slot, alert);
    else if (slot < 0 && !this.asks(alert)) return;
    else if (slot < 0 && on > 0 && alert.severity > 1) this.begins.set(alert.id, this.state.timers.now + on * 1000);
    else if (slot < 0) this.open(alert);
  }

  private worsen(alert: Alert): void {
    const slot = this.table.slot(alert.id);
    if (slot >= 0) this.raise(slot, alert);
    else if (!this.asks(alert)) return;
    else if (alert.severity === 1 || this.begins.due(alert.id) === undefined) this.open(alert);
  }

  private fall({ id, scene }: Alert): void {
    this.begins.cancel(id);
    const { off = 0 } = this.settingOf({ scene });
    if (this.table.has(id)) this.over.set(id, this.state.timers.now + off * 1000);
  }

  /** Its alert is gone: where that was over before, it waits on to be seen. */
  private gone(id: string): void {
    this.begins.cancel(id);
    const slot = this.table.slot(id);
    if (slot >= 0 && active(this.table.row(slot)) && this.over.due(id) === undefined) this.drop(id);
  }

  /** A new alarm, or the one of the same cause under the id of its new alert. */
  private open(alert: Alert): void {
    const { id, scene, block, severity } = alert;
    const { now } = this.state.timers;
    this.begins.cancel(id);
    const { device, place } = this.alerted.sight(id);
    const cause = causeOf(scene, place || device);
    const old = this.byCause.get(cause);
    const before = old === undefined ? undefined : this.table.row(this.table.slot(old));
    if (old !== undefined) this.drop(old, true);
    if (this.table.size >= ALARM_LIMIT) this.makeRoom();
    const slot = this.table.add(id, {
      ...(before ?? { since: now }), scene, block, severity, priority: this.priorityOf(alert), seat: this.seatOf.get(scene) ?? '', case: alert.case,
    });
    this.kept.add(id, { cause, device });
    this.byCause.set(cause, id);
    this.about.join(id, alert.case);
    this.stale.set(id, this.table.get(slot, 'since') + STALE);
    this.loads.change(undefined, this.table.row(slot));
    if (before && active(before) && severity >= before.severity) return;
    const first = before ? -1 : this.table.slot(this.bursts.note(id, block));
    if (first >= 0) this.edit(first, { first: true });
    this.raise(slot, alert);
  }

  /** Raised once more, or graver: an occurrence of its own, which nobody has seen. */
  private raise(slot: number, alert: Alert): void {
    const { now } = this.state.timers;
    const { severity, case: about } = alert;
    const id = this.table.id(slot);
    const held = this.holdOf(slot, severity);
    const fresh = !active(this.table.row(slot)) || this.table.get(slot, 'occurrence') === 0;
    this.move(id, about);
    this.leaves.cancel(id);
    const chattering = fresh && this.raises.count(this.causeAt(slot), 1) >= CHATTERS;
    this.edit(slot, {
      severity, priority: this.priorityOf(alert), state: 'unacknowledged', occurrence: this.table.get(slot, 'occurrence') + 1,
      raised: now, acknowledged: 0, by: '', silenced: false, chattering: chattering || this.table.get(slot, 'chattering'), ...held,
    });
    if (held.hold === 'none') this.sound(slot);
    this.led(this.table.row(slot));
  }

  /** An alert was over for as long as its scene asks. */
  private end(id: string): void {
    const slot = this.table.slot(id);
    const { state, severity, hold } = this.table.row(slot);
    this.stale.cancel(id);
    this.endOnce(this.causeAt(slot));
    if (hold !== 'none' || (state === 'acknowledged' && severity > 1)) {
      this.drop(id);
      return;
    }
    this.edit(slot, { state: state === 'unacknowledged' ? 'returned' : 'latched', standing: false });
    const rest = RESTS[severity - 1] ?? Infinity;
    if (rest < Infinity) this.leaves.set(id, this.state.timers.now + rest);
    this.led(this.table.row(slot));
  }

  private operate({ action, subject, occurrence, ...data }: EventData<'operator'>, at: number): void {
    const slot = this.table.slot(subject);
    switch (action) {
      case 'acknowledge': return slot < 0 ? this.alerted.acknowledge(subject) : this.acknowledge(slot, data.post, occurrence, at);
      case 'silence': if (slot >= 0 && unseen(this.table.row(slot))) this.edit(slot, { silenced: true }); return;
      case 'reset': if (slot >= 0 && this.table.get(slot, 'state') === 'latched') this.drop(subject); return;
      case 'shelve': return this.putAside(slot < 0 ? this.asked(subject) : this.heldAt(slot), data);
      case 'out-of-service': return this.putAside(this.serviceOf(slot, subject), data);
      case 'unshelve': return this.shelving.drop(slot < 0 ? this.shelving.keyOf(subject) : this.causeAt(slot));
      case 'in-service': return this.shelving.drop(slot < 0 ? this.shelving.keyOf(subject) || deviceKey(subject) : deviceKey(this.deviceAt(slot)));
      default:
    }
  }

  /** A post saw an occurrence; another one that came since stays unseen. */
  private acknowledge(slot: number, post: string, occurrence: number | undefined, at: number): void {
    const row = this.table.row(slot);
    if (occurrence !== undefined && occurrence !== row.occurrence) return;
    this.alerted.acknowledge(row.id);
    if (!unseen(row)) return;
    if (row.hold === 'none') this.loads.answer(row.seat, Math.max(0, at - row.raised));
    if (row.state === 'returned' && row.severity > 1) this.drop(row.id);
    else this.edit(slot, { state: row.state === 'returned' ? 'latched' : 'acknowledged', acknowledged: at, by: post });
  }

  private putAside(held: Held | undefined, data: Pick<EventData<'operator'>, 'post' | 'reason' | 'hours' | 'once'>): void {
    if (held && !this.shelving.put(held, data)) this.loads.trespass(this.seatOf.get(held.scene) ?? '');
  }

  private heldAt(slot: number): Held {
    const { id, scene, block, severity } = this.table.row(slot);
    return { key: this.causeAt(slot), id, kind: 'alarm', scene, block, device: this.shownDevice(slot), severity };
  }

  /** The device of an alarm, or the one that is named itself. */
  private serviceOf(slot: number, subject: string): Held {
    if (slot < 0) return { key: deviceKey(subject), id: subject, kind: 'device', scene: '', block: '', device: subject, severity: 2 };
    const held = this.heldAt(slot);
    return { ...held, key: deviceKey(this.deviceAt(slot)), kind: 'device', id: held.device || `${held.id} device` };
  }

  /** What waits for a second post and has no alarm any more. */
  private asked(id: string): Held | undefined {
    const key = this.shelving.keyOf(id);
    const shelf = this.shelving.of(key);
    return shelf && { ...shelf, key };
  }

  /** What holds an alarm back at a severity, and until when where a post says so. */
  private holdOf(slot: number, severity: number): Pick<Alarm, 'hold' | 'until'> {
    const { scene, block } = this.table.row(slot);
    const service = this.shelving.holds(deviceKey(this.deviceAt(slot)), severity);
    const shelf = service ?? this.shelving.holds(this.causeAt(slot), severity);
    const led = severity > 1 && this.leadersOf(scene).some((leader) => this.leads(leader, block));
    const hold = service ? 'out-of-service' : shelf ? 'shelved' : led ? 'suppressed' : 'none';
    return { hold, until: shelf?.until ?? 0 };
  }

  /** What is not held back any more sounds, as if it had just been raised. */
  private holdAnew(concerned: (slot: number) => boolean): void {
    for (const slot of [...this.table.all()]) {
      if (!concerned(slot)) continue;
      const was = this.table.row(slot);
      const held = this.holdOf(slot, was.severity);
      if (held.hold === was.hold && held.until === was.until) continue;
      this.edit(slot, held);
      if (was.hold !== 'none' && sounds(this.table.row(slot))) this.sound(slot);
    }
  }

  /** An alarm that others follow from came or went. */
  private led({ scene, block }: Pick<Alarm, 'scene' | 'block'>): void {
    if (this.leaders.has(scene)) this.holdAnew((slot) => this.table.get(slot, 'block') === block && this.leadersOf(this.table.get(slot, 'scene')).includes(scene));
  }

  private leads(scene: string, block: string): boolean {
    const { table, at } = this;
    for (const slot of table.all()) {
      if (table.read(slot, at.scene) === scene && table.read(slot, at.block) === block && active({ state: table.read(slot, at.state) })) return true;
    }
    return false;
  }

  private sound(slot: number): void {
    const { scene, block, seat, severity } = this.table.row(slot);
    this.loads.sound(severity, { scene, block, seat, device: this.shownDevice(slot) });
  }

  /** A cause was not raised for a minute. */
  private calm(cause: string): void {
    const slot = this.table.slot(this.byCause.get(cause) ?? '');
    if (this.raises.count(cause) === 0 && slot >= 0) this.edit(slot, { chattering: false });
  }

  /** `goesOn` says that another takes its place. */
  private drop(id: string, goesOn = false): void {
    for (const deadlines of [this.begins, this.over, this.leaves, this.stale]) deadlines.cancel(id);
    const slot = this.table.slot(id);
    if (slot < 0) return;
    const row = this.table.row(slot);
    const cause = this.causeAt(slot);
    this.table.remove(slot);
    this.kept.remove(this.kept.slot(id));
    this.byCause.delete(cause);
    this.about.part(id, row.case);
    this.loads.change(row, undefined);
    this.changed(row, undefined);
    if (goesOn) return;
    this.endOnce(cause);
    this.led(row);
  }

  /** What was put aside for this occurrence alone is not any more. */
  private endOnce(cause: string): void {
    if (this.shelving.of(cause)?.once === true) this.shelving.drop(cause);
  }

  /** The least urgent goes, of these the one that is over, of these the oldest. */
  private makeRoom(): void {
    const { table, at } = this;
    let [least, priority, stood] = [-1, 0, true];
    // In a flood each new alarm comes by here: no row is made of what stays.
    for (const slot of table.all()) {
      const its = table.read(slot, at.priority);
      if (least >= 0 && (its < priority || (its === priority && !stood))) continue;
      const stands = active({ state: table.read(slot, at.state) });
      if (least < 0 || its > priority || !stands) [least, priority, stood] = [slot, its, stands];
    }
    if (least >= 0) this.drop(table.id(least));
  }

  private edit(slot: number, values: Partial<Alarm>): void {
    const was = this.table.row(slot);
    this.table.put(slot, values);
    const is = this.table.row(slot);
    this.loads.change(was, is);
    this.changed(was, is);
  }

  private move(id: string, about: string): void {
    const slot = this.table.slot(id);
    this.about.part(id, this.table.get(slot, 'case'));
    this.about.join(id, about);
    this.table.set(slot, 'case', about);
  }

  private settingOf({ scene }: Pick<Alert, 'scene'>): Partial<Scene['alarm']> { return this.scenes.get(scene)?.alarm ?? {}; }
  private leadersOf(scene: string): readonly string[] { return this.settingOf({ scene }).follows ?? []; }
  private asks({ scene, severity }: Alert): boolean { return asks(severity, this.scenes.get(scene)?.limit ?? 'F'); }
  private priorityOf({ scene, severity }: Alert): number { return priorityOf(severity, this.scenes.get(scene)?.limit ?? 'F'); }
  private causeAt(slot: number): string { return this.kept.get(this.kept.slot(this.table.id(slot)), 'cause'); }
  private deviceAt(slot: number): string { return this.kept.get(this.kept.slot(this.table.id(slot)), 'device'); }
  /** '' where it would name a household. */
  private shownDevice(slot: number): string { return this.scenes.get(this.table.get(slot, 'scene'))?.household === true ? '' : this.deviceAt(slot); }
}

const causeOf = (scene: string, where: string): string => `${scene} ${where}`;
/** Cannot be a cause: no scene begins with a blank. */
const deviceKey = (device: string): string => ` ${device}`;
