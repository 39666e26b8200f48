import type { EventOf } from '#protocol/events';
import { TOPICS, type TopicTables } from '#protocol/topics';
import { ends, type Case } from '../../cases/case.ts';
import { REMEMBERED, type Register } from '../../cases/register.ts';
import type { MemoryOf } from '../memory.ts';
import type { Alert } from '../alert.ts';
import type { Change } from '../change.ts';
import { Causes, type Cause } from '../operators/causes.ts';
import { Claims } from '../operators/claims.ts';
import { Faults, type Fault } from '../operators/faults.ts';
import type { State } from '../state.ts';
import type { Table } from '../table.ts';
import type { Deadlines } from '../timers.ts';
import { isFixed, whoEnds, whoOf } from '../who.ts';
import { AlertRows } from './alert-rows.ts';

const MINUTE = 60_000;
/** How long after an alert's end another of its place and scene is about the same open case, in ms (composed). */
export const JOINS = 30 * MINUTE;
/** The severity of an alert that neither its source nor a rule graded. */
const LEAST = 3;
/** So many devices that agree are proof, in a scene that sensors tell of (composed). */
const PROOF = 2;

/** Of a scene: whether sensors tell of it, and whether it is about a household. */
export interface Watched { sensed: boolean; household: boolean }

/** What is seen: by whom, of which scene, where ('' where not known), how grave, and the event that says so. */
export interface Sighting {
  who: string; device: string; scene: string; place: string; block: string; severity: number;
  event: string; source: string; origin: string; label?: string | undefined;
}

/** What one says of a scene, and what is so at a place; a scene's id holds no space. */
const claimOf = ({ scene, who }: { scene: string; who: string }): string => `${scene} ${who}`;
const causeOf = ({ scene, place, device }: { scene: string; place: string; device: string }): string => `${scene} ${place || device}`;

/**
 * Topic `alerts`: what was raised and still stands, one row a place and scene, and for a minute what stood. A row stands
 * while any device says so, by its own alert or by the rules over what it reads. Its case is that of the place and scene,
 * as long as that is open and the alert not long over, or where it was closed within a day.
 */
export class Alerts {
  private readonly table: Table<TopicTables<'alerts'>['alerts']>;
  private readonly rows: AlertRows;
  private readonly sighted: Table<MemoryOf<'sighted'>>;
  private readonly claims: Claims;
  private readonly causes: Causes;
  private readonly faults: Faults;
  private readonly forget: Deadlines;

  /** `scenes` are all that there are; `faulty` hears of devices that cannot be trusted. */
  constructor(
    private readonly state: State, private readonly register: Register, private readonly scenes: ReadonlyMap<string, Watched>,
    changed: Change<Alert>, private readonly faulty: Change<Fault>,
  ) {
    const table = this.table = state.topic('alerts', TOPICS.alerts).tables.alerts;
    this.sighted = state.table('sighted', 'alerts');
    this.claims = new Claims(state.table('standing', 'alerts'));
    this.causes = new Causes(state.table('cause', 'alerts'));
    this.faults = new Faults(state, (was, is) => this.faultChanged(was, is));
    this.rows = new AlertRows(state, table, {
      keeps: (slot) => this.keeps(slot),
      rested: (slot) => this.causes.rest(this.causeAt(slot), state.timers.now),
      gone: (slot) => {
        this.causes.leave(this.causeAt(slot), table.id(slot));
        this.claims.drop(table.id(slot));
        this.sighted.remove(this.sighted.slot(table.id(slot)));
      },
    }, changed);
    this.forget = state.timers.kind('cause forgotten', (about) => { if (!this.isOpen(about)) this.causes.forget(about); });
  }

  /** An alert event of a scene, in a block and at a place that are known or '', at the event's own time (ms). */
  take({ id, source, data }: EventOf<'alert'>, scene: string, block: string, place: string, at: number): void {
    const { device, severity = LEAST, origin } = data;
    const label = this.household(scene) ? undefined : data.label;
    if (data.state === 'ended') {
      const who = whoEnds(data, (one) => this.claims.has(claimOf({ scene, who: one })));
      const claim = claimOf({ scene, who });
      if (this.claims.tell(claim, false)) this.fall(claim, { who, device, origin });
      return;
    }
    const seen = { who: whoOf(data), device, scene, place, block, severity, event: id, source, origin, label };
    const row = this.meet(seen, at);
    this.claims.tell(claimOf(seen), true);
    this.prove(row, at);
    this.count(seen, row);
  }

  /** What the rules say of a device changed: `severity` is 0 where none holds any more. */
  grade(seen: Sighting, at: number): void {
    const claim = claimOf(seen);
    if (seen.severity === 0) {
      if (this.claims.rule(claim, 0)) this.fall(claim, seen);
      return;
    }
    const slot = this.claims.stands(claim) ? this.rows.standing(this.claims.row(claim)) : -1;
    if (slot >= 0) this.again(slot, seen, 0, at);
    const row = slot >= 0 ? this.table.id(slot) : this.meet(seen, at);
    this.claims.rule(claim, seen.severity);
    this.prove(row, at);
    if (slot < 0) this.count(seen, row);
  }

  /** A case ended: so do the alerts about it. One that was closed may be opened again for a day, one that was rejected not. */
  settle({ id, state }: Case): void {
    for (const row of this.causes.rowsOf(id)) {
      const slot = this.rows.standing(row);
      if (slot >= 0) this.rows.mark(slot, 'closed');
    }
    if (state === 'rejected') this.causes.forget(id);
    else if (this.causes.has(id)) this.forget.set(id, this.state.timers.now + REMEMBERED);
  }

  /** A post has seen the alert. */
  acknowledge(id: string): void {
    const slot = this.table.slot(id);
    if (slot >= 0 && this.table.get(slot, 'state') === 'raised') this.rows.mark(slot, 'acknowledged');
  }

  /** A post saw that an alert is true, also where `subject` names its case: that is accepted, where it waits for it. */
  verify(subject: string, at: number): void {
    const about = this.about(subject);
    for (const row of [subject, ...this.causes.rowsOf(about)]) {
      const slot = this.table.slot(row);
      if (slot >= 0) this.table.set(slot, 'verified', true);
    }
    this.register.act(about, 'accept', {}, at);
  }

  /** A post found the alert false: its case is rejected, also where `subject` names the case. */
  reject(subject: string, at: number): void {
    const slot = this.table.slot(subject);
    if (slot >= 0 && this.table.get(slot, 'state') !== 'closed') this.rows.mark(slot, 'false');
    const found = this.register.find(this.about(subject));
    if (found && !ends(found.state)) this.register.step(found, { ...found, block: '', state: 'rejected' }, at);
  }

  /** Two cases are one: all that the first is about moves to the second. Either may be named by its alert. */
  merge(subject: string, into: string, at: number): void {
    const [from, to] = [this.caseOf(subject), this.caseOf(into)];
    if (!this.register.mayMerge(from, to)) return;
    for (const row of this.causes.rowsOf(from)) this.table.set(this.table.slot(row), 'case', to);
    this.causes.move(from, to);
    this.register.merge(from, to, at);
  }

  /** The id of a case that is named by itself or, where there is none of that name, by an alert about it. */
  caseOf(subject: string): string { return this.register.has(subject) ? subject : this.about(subject); }

  /** Where what a case is about was seen; '' where no source said so. */
  placeOf(about: string): string { return this.causes.placeOf(about); }

  /** An alert that is in view. */
  find(id: string): Alert | undefined { return this.rows.find(id); }

  /** Who saw first what a row in view tells of, and where. */
  sight(id: string): { device: string; place: string } { return this.seenAt(this.table.slot(id)); }

  /** What is wrong with a device, so that what it raises cannot be trusted; undefined where nothing is. */
  faultOf(device: string): Fault | undefined { return this.faults.of(device); }

  /** A checkpoint was taken up. */
  recall(): void {
    this.claims.recall();
    this.causes.recall();
  }

  /** Something is seen: once more where a row of its place stands, else for the first time. Returns the row; a storm has one for all. */
  private meet(seen: Sighting, at: number): string {
    const known = this.rows.standing(this.causes.row(causeOf(seen)));
    const slot = known >= 0 ? known : this.rows.standing(this.faults.row(seen.device));
    if (slot >= 0) this.again(slot, seen, 1, at);
    const row = this.table.id(slot >= 0 ? slot : this.begin(seen, at));
    const left = this.claims.row(claimOf(seen));
    if (left === row) return row;
    this.claims.join(claimOf(seen), row);
    this.table.set(this.table.slot(row), 'devices', this.claims.devices(row));
    this.end(left);
    return row;
  }

  /** What is seen is new: its row stands again where that is still in view, else it gets one, under the event's id; and a case, unless one is about it. */
  private begin(seen: Sighting, at: number): number {
    const key = causeOf(seen);
    const cause = this.causes.find(key);
    const about = cause ? this.goOn(cause, at) : '';
    const { event, source, device, scene, place, block, severity, origin, label } = seen;
    const lingers = cause && about !== '' ? this.table.slot(cause.row) : -1;
    if (lingers >= 0) this.rows.revive(lingers, { severity, count: 1, at, label });
    const id = lingers >= 0 ? this.table.id(lingers) : this.freeId(source, event);
    const opened = about || `case-${id}`;
    if (lingers < 0) this.sighted.add(id, { device, place });
    const slot = lingers >= 0 ? lingers : this.rows.raise({
      id, ...(this.household(scene) ? { device: '', place: '' } : { device, place }), scene, block, severity, at, last: at, state: 'raised', count: 1, devices: 0, verified: false,
      case: opened, source, label: label ?? '',
    });
    this.causes.stand(key, id, opened, place);
    if (about !== '') this.register.join(about, severity, at);
    else this.register.open({ id: opened, scene, block, severity, origin, state: 'discovered', alert: id }, at);
    return slot;
  }

  /** The case that is about a cause, opened again where it was closed; '' where what is seen now is another matter. */
  private goOn({ case: about, ended }: Cause, at: number): string {
    const found = this.register.find(about);
    if (!found) return '';
    const { now } = this.state.timers;
    if (!ends(found.state)) return now - ended < JOINS ? about : '';
    if (now - found.ended >= REMEMBERED) return '';
    this.register.act(about, 'reopen', {}, at);
    return this.isOpen(about) ? about : '';
  }

  private again(slot: number, { severity, label }: Sighting, count: number, at: number): void {
    if (count === 0 && severity >= this.table.get(slot, 'severity')) return;
    this.rows.again(slot, { severity, count, at, label });
    this.register.join(this.table.get(slot, 'case'), severity, at, count);
  }

  /** One no longer says so; where it flaps, or nothing it says can be trusted, the row waits until it is calm. */
  private fall(claim: string, { who, device, origin }: { who: string; device: string; origin: string }): void {
    if (this.claims.stands(claim)) return;
    if (who === device && isFixed(origin)) this.faults.end(device, origin);
    this.end(this.claims.row(claim));
  }

  private end(row: string): void {
    const slot = this.rows.standing(row);
    if (slot < 0 || this.claims.standing(row) > 0) return;
    const waits = this.scenes.has(this.table.get(slot, 'scene')) && this.faults.of(this.seenAt(slot).device);
    if (!waits) this.rows.mark(slot, 'ended');
  }

  /** Devices that agree are proof where sensors tell of the scene. */
  private prove(row: string, at: number): void {
    const slot = this.table.slot(row);
    if (this.table.get(slot, 'verified') || this.claims.standing(row) < PROOF || this.scenes.get(this.table.get(slot, 'scene'))?.sensed !== true) return;
    this.verify(row, at);
  }

  private count({ who, device, origin }: Sighting, row: string): void {
    if (who === device && isFixed(origin)) this.faults.raise(device, origin, row);
  }

  private faultChanged(was: Fault | undefined, is: Fault | undefined): void {
    this.faulty(was, is);
    const device = (is ?? was)?.device ?? '';
    const claims = [...this.scenes.keys()].map((scene) => claimOf({ scene, who: device }));
    if (!is) for (const claim of claims) this.end(this.claims.row(claim));
    else if (is.fault === 'storm') for (const claim of claims) this.absorb(claim, this.rows.standing(this.faults.row(device)));
  }

  /** What a device alone raised since its storm began is a matter of the storm. */
  private absorb(claim: string, into: number): void {
    const { table } = this;
    const { now } = this.state.timers;
    const row = this.claims.row(claim);
    const slot = this.rows.standing(row);
    if (into < 0 || slot < 0 || slot === into || this.claims.devices(row) > 1 || table.get(slot, 'at') <= now - MINUTE) return;
    const [from, to] = [table.get(slot, 'case'), table.get(into, 'case')];
    if (!this.register.mayMerge(from, to)) return;
    this.rows.again(into, { severity: table.get(slot, 'severity'), count: table.get(slot, 'count'), at: table.get(slot, 'last') });
    this.claims.join(claim, table.id(into));
    this.rows.drop(slot);
    this.register.merge(from, to, now);
  }

  /** A row of severity 1 whose case is open is kept unheard; one that a rule holds is as good as heard. */
  private keeps(slot: number): 'unheard' | 'heard' | 'not' {
    if (this.claims.standingByRule(this.table.id(slot)) > 0) return 'heard';
    return this.table.get(slot, 'severity') === 1 && this.isOpen(this.table.get(slot, 'case')) ? 'unheard' : 'not';
  }

  private isOpen(about: string): boolean {
    const found = this.register.find(about);
    return found !== undefined && !ends(found.state);
  }

  /** The case that an alert's row names, or else the case of that name itself. */
  private about(subject: string): string {
    const slot = this.table.slot(subject);
    return slot < 0 ? subject : this.table.get(slot, 'case');
  }

  private causeAt(slot: number): string { return causeOf({ scene: this.table.get(slot, 'scene'), ...this.seenAt(slot) }); }

  private seenAt(slot: number): { device: string; place: string } {
    const { sighted } = this;
    const at = sighted.slot(this.table.id(slot));
    return { device: sighted.get(at, 'device'), place: sighted.get(at, 'place') };
  }

  /** Whether it tells of a household: the row then says neither device nor place, nor in words what is seen. */
  private household(scene: string): boolean { return this.scenes.get(scene)?.household === true; }

  /** An id that neither a row nor the case of an earlier alert has. */
  private freeId(source: string, id: string): string {
    const taken = (name: string): boolean => this.table.has(name) || this.register.has(`case-${name}`);
    const names = [id, `${source}#${id}`, `${source}#${id}#${this.state.n}`];
    const free = names.find((name) => !taken(name));
    if (free !== undefined) return free;
    for (let i = 2; ; i++) if (!taken(`${names[2] ?? ''}#${i}`)) return `${names[2] ?? ''}#${i}`;
  }
}
