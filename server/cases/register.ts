import type { CaseFile } from '#protocol/answers';
import type { CaseState } from '#protocol/stages';
import type { Row } from '#protocol/topics';
import type { Change } from '../aggregate/change.ts';
import { POST, type MemoryOf } from '../aggregate/memory.ts';
import { Words } from '../aggregate/operators/words.ts';
import type { State } from '../aggregate/state.ts';
import type { Table } from '../aggregate/table.ts';
import type { Deadlines, Timers } from '../aggregate/timers.ts';
import { ends, reach, withLight, type Case } from './case.ts';
import { extend, finish, look, resume, start, supervise, suspend } from './clock.ts';
import { fileOf } from './file.ts';
import type { Limits } from './limits.ts';
import { allowed, target, waitsFor, type Known, type PostAction } from './workflow.ts';

/** How long a closed case is remembered, in ms; an event for one forgotten opens it anew. */
export const REMEMBERED = 24 * 3_600_000;
const HOUR = 3_600_000;

/** What a case opens with. `alert` is the row of the alert that opened it. */
export interface Opening {
  id: string; scene: string; block: string; severity: number; origin: string;
  state: CaseState; department?: string | undefined; spread?: boolean; alert?: string; post?: string | undefined;
}
/** `post` is who brings it there, where that is known. */
export interface Step { state: CaseState; severity: number; block: string; department?: string | undefined; post?: string | undefined }
/** What a post says with an action: who is to act, how many hours of working time it gets longer. */
export interface Word { department?: string | undefined; hours?: number | undefined; post?: string | undefined }

/**
 * The register of cases: opens, steps and closes them, runs their clocks, and forgets the closed ones after a day. Every
 * change is told with the case as it was and as it is. Times are the events' own, in ms; lights and `overdue` change by
 * one deadline a case, at their own time.
 */
export class Register {
  private readonly table: Table<MemoryOf<'case'>>;
  private readonly timers: Timers;
  private readonly words = new Words();
  private readonly moment: Deadlines;
  private readonly forget: Deadlines;

  /** A scene without limits has no clocks: its cases are never due. */
  constructor(state: State, private readonly limits: ReadonlyMap<string, Limits>, private readonly changed: Change<Case>) {
    this.table = state.table('case', 'register');
    this.timers = state.timers;
    this.moment = state.timers.kind('case moment', (id) => this.pass(id));
    this.forget = state.timers.kind('case forgotten', (id) => this.table.remove(this.table.slot(id)));
  }

  /** The cases' rows, to read. */
  get rows(): Table<MemoryOf<'case'>> { return this.table; }

  has(id: string): boolean { return this.table.has(id); }

  /** Whether the case in a slot is one of that scene and stands in that state since that time (ms). */
  stands(slot: number, scene: string, state: CaseState, since: number): boolean {
    const { table } = this;
    return table.get(slot, 'since') === since && table.get(slot, 'state') === state && table.get(slot, 'scene') === scene;
  }

  /** What decides about the next action on a case; undefined where there is none. */
  standing(id: string): Known | undefined {
    const { table } = this;
    const slot = table.slot(id);
    if (slot < 0) return undefined;
    return { id, state: table.get(slot, 'state'), suspended: table.get(slot, 'suspended'), extended: table.get(slot, 'extended'), supervised: table.get(slot, 'supervised') };
  }

  find(id: string): Case | undefined {
    const slot = this.table.slot(id);
    return slot < 0 ? undefined : this.view(slot, id);
  }

  /** The case in a slot; undefined where there is none. */
  inSlot(slot: number): Case | undefined {
    const id = this.table.id(slot);
    return id === '' ? undefined : this.view(slot, id);
  }

  /** What whoever asks for a case reads of it; undefined where there is none. */
  file(id: string): CaseFile | undefined {
    const found = this.find(id);
    return found && fileOf(found, {
      post: (state) => this.table.get(found.slot, POST[state]), limits: this.limits.get(found.scene), now: this.timers.now,
    });
  }

  /** The slots of all cases that are remembered, the id and a cell of one, for what counts over very many. */
  slots(): IterableIterator<number> { return this.table.all(); }
  id(slot: number): string { return this.table.id(slot); }
  cell<K extends keyof MemoryOf<'case'>>(slot: number, name: K): Row<MemoryOf<'case'>>[K] { return this.table.get(slot, name); }

  /** When the oldest case that is open was opened, ms; Infinity where none is. */
  openSince(): number {
    let since = Infinity;
    for (const slot of this.table.all()) if (!ends(this.table.get(slot, 'state'))) since = Math.min(since, this.table.get(slot, 'opened'));
    return since;
  }

  /** All cases that are remembered. */
  *cases(): IterableIterator<Case> {
    for (const slot of this.table.all()) yield this.view(slot, this.table.id(slot));
  }

  /** Opens a case that the register does not hold; it may be closed from its first event on. */
  open(opening: Opening, at: number): void {
    const limits = this.limits.get(opening.scene);
    const { id, scene, block, severity, origin, state, department = '', spread = false, alert = '', post = '' } = opening;
    const slot = this.table.add(id, {
      scene, block, severity, origin: this.words.get(origin), state: this.words.get(state), department: this.words.get(department),
      spread, alert, due: limits ? limits.working.after(at, limits.whole) : 0, opened: at, changed: at, since: at, alerts: alert === '' ? 0 : 1,
    });
    const blank = this.view(slot, id);
    const is = { ...blank };
    reach(is, at);
    this.note(is, post);
    if (ends(state)) this.close(is, at);
    else if (limits) start(is, limits, at);
    this.settle(is);
    this.write(blank, is);
    this.changed(undefined, is);
  }

  /**
   * A step of a case that was found, whichever it is: what may not come is refused at admission, before the fold. The
   * severity only rises; the block moves where the step names one; a case that stood still goes on.
   */
  step(was: Case, { state, severity, block, department, post = '' }: Step, at: number): void {
    const is: Case = {
      ...was, changed: at, severity: Math.min(was.severity, severity), block: block || was.block,
      department: department === undefined ? was.department : this.words.get(department),
    };
    if (state !== was.state) this.move(is, this.words.get(state), at, post);
    this.change(was, is);
  }

  /** What a post does with a case. Nothing, where there is none or the workflow does not allow it: that was refused at admission. */
  act(id: string, action: PostAction, { department, hours = 0, post }: Word, at: number): void {
    const was = this.find(id);
    if (!was || !allowed(was).includes(action)) return;
    const to = target(was.state, action);
    if (to !== undefined) {
      this.step(was, { state: to, severity: was.severity, block: '', department, post }, at);
      return;
    }
    const is: Case = { ...was, changed: Math.max(was.changed, at) };
    const limits = this.limits.get(is.scene);
    if (action === 'supervise') supervise(is, 'ordered');
    else if (!limits) return;
    else if (action === 'suspend') suspend(is, limits, at);
    else if (action === 'resume') resume(is, limits, at);
    else if (action === 'extend') extend(is, limits, hours * HOUR);
    this.settle(is);
    this.change(was, is);
  }

  /** So many more alerts of a case's cause came, or it got graver; nothing happens where the case is unknown or closed. */
  join(id: string, severity: number, at: number, alerts = 1): void {
    const was = this.find(id);
    if (!was || ends(was.state)) return;
    this.change(was, { ...was, alerts: was.alerts + alerts, severity: Math.min(was.severity, severity), changed: Math.max(was.changed, at) });
  }

  /** Whether a case may go into another: both are open, and the workflow lets the first go. */
  mayMerge(id: string, into: string): boolean {
    const [from, to] = [this.find(id), this.find(into)];
    return from !== undefined && to !== undefined && id !== into && !ends(to.state) && allowed(from).includes('merge');
  }

  /** A case is the same as another, which takes its alerts: it is rejected. Nothing happens where it may not. */
  merge(id: string, into: string, at: number): void {
    const was = this.find(id);
    if (!was || !this.mayMerge(id, into)) return;
    this.join(into, was.severity, at, was.alerts);
    const is: Case = { ...was, alerts: 0, changed: Math.max(was.changed, at) };
    this.move(is, 'rejected', at, '');
    this.change(was, is);
  }

  /** A case comes to another state, and with it to another clock, unless it still waits for the same. */
  private move(is: Case, state: CaseState, at: number, post: string): void {
    const limits = this.limits.get(is.scene);
    // Taking a case in hand does not begin its time anew.
    const same = waitsFor(is.state) === 'dispose' && waitsFor(state) === 'dispose';
    const ended = ends(is.state);
    if (!same) finish(is, limits, at);
    if (is.suspended && limits) resume(is, limits, at);
    is.state = state;
    is.since = at;
    is.lit = withLight(is.lit, state, 'none');
    reach(is, at);
    this.note(is, post);
    if (ends(state)) {
      if (!ended) this.close(is, at);
    } else {
      if (ended) this.reopen(is);
      if (limits && !same) start(is, limits, at);
    }
    this.settle(is);
  }

  /** Notes who brought a case to its state. */
  private note({ slot, state }: Case, post: string): void { this.table.set(slot, POST[state], this.words.get(post)); }

  private close(is: Case, at: number): void {
    is.ended = at;
    is.overdue = is.due > 0 && at > is.due;
    this.forget.set(is.id, this.timers.now + REMEMBERED);
  }

  private reopen(is: Case): void {
    is.ended = 0;
    is.overdue = false;
    this.forget.cancel(is.id);
  }

  /** The case's deadline came: something about its clocks changes. */
  private pass(id: string): void {
    const was = this.find(id);
    if (!was) return;
    const is = { ...was };
    this.settle(is, false);
    is.changed = Math.max(was.changed, this.timers.now);
    this.change(was, is);
  }

  /** Shows what the clocks say now, and sets the deadline at which they say something else. */
  private settle(is: Case, told = true): void {
    const limits = this.limits.get(is.scene);
    if (!limits) return;
    const next = ends(is.state) ? Infinity : look(is, limits, this.timers.now, told);
    if (next === Infinity) this.moment.cancel(is.id);
    else this.moment.set(is.id, next);
  }

  private change(was: Case, is: Case): void {
    this.write(was, is);
    this.changed(was, is);
  }

  /** Writes what is not as it was. */
  private write(was: Case, is: Case): void {
    const { table } = this;
    const { slot } = is;
    if (is.block !== was.block) table.set(slot, 'block', is.block);
    if (is.state !== was.state) table.set(slot, 'state', is.state);
    if (is.severity !== was.severity) table.set(slot, 'severity', is.severity);
    if (is.department !== was.department) table.set(slot, 'department', is.department);
    if (is.changed !== was.changed) table.set(slot, 'changed', is.changed);
    if (is.due !== was.due) table.set(slot, 'due', is.due);
    if (is.overdue !== was.overdue) table.set(slot, 'overdue', is.overdue);
    if (is.alerts !== was.alerts) table.set(slot, 'alerts', is.alerts);
    if (is.since !== was.since) table.set(slot, 'since', is.since);
    if (is.ended !== was.ended) table.set(slot, 'ended', is.ended);
    if (is.stepDue !== was.stepDue) table.set(slot, 'stepDue', is.stepDue);
    if (is.light !== was.light) table.set(slot, 'light', is.light);
    if (is.suspended !== was.suspended) table.set(slot, 'suspended', is.suspended);
    if (is.extended !== was.extended) table.set(slot, 'extended', is.extended);
    if (is.supervised !== was.supervised) table.set(slot, 'supervised', is.supervised);
    if (is.anchor !== was.anchor) table.set(slot, 'anchor', is.anchor);
    if (is.used !== was.used) table.set(slot, 'used', is.used);
    if (is.extra !== was.extra) table.set(slot, 'extra', is.extra);
    if (is.left !== was.left) table.set(slot, 'left', is.left);
    if (is.reds !== was.reds) table.set(slot, 'reds', is.reds);
    if (is.lit !== was.lit) table.set(slot, 'lit', is.lit);
    if (is.cause !== was.cause) table.set(slot, 'cause', is.cause);
    if (is.accepted !== was.accepted) table.set(slot, 'accepted', is.accepted);
    if (is.registered !== was.registered) table.set(slot, 'registered', is.registered);
    if (is.dispatched !== was.dispatched) table.set(slot, 'dispatched', is.dispatched);
    if (is.returned !== was.returned) table.set(slot, 'returned', is.returned);
    if (is.taken !== was.taken) table.set(slot, 'taken', is.taken);
    if (is.disposed !== was.disposed) table.set(slot, 'disposed', is.disposed);
    if (is.verifying !== was.verifying) table.set(slot, 'verifying', is.verifying);
    if (is.rework !== was.rework) table.set(slot, 'rework', is.rework);
  }

  private view(slot: number, id: string): Case {
    const { table } = this;
    return {
      id, slot,
      scene: table.get(slot, 'scene'),
      block: table.get(slot, 'block'),
      state: table.get(slot, 'state'),
      severity: table.get(slot, 'severity'),
      origin: table.get(slot, 'origin'),
      department: table.get(slot, 'department'),
      opened: table.get(slot, 'opened'),
      changed: table.get(slot, 'changed'),
      due: table.get(slot, 'due'),
      overdue: table.get(slot, 'overdue'),
      alerts: table.get(slot, 'alerts'),
      spread: table.get(slot, 'spread'),
      since: table.get(slot, 'since'),
      ended: table.get(slot, 'ended'),
      stepDue: table.get(slot, 'stepDue'),
      light: table.get(slot, 'light'),
      suspended: table.get(slot, 'suspended'),
      extended: table.get(slot, 'extended'),
      supervised: table.get(slot, 'supervised'),
      alert: table.get(slot, 'alert'),
      anchor: table.get(slot, 'anchor'),
      used: table.get(slot, 'used'),
      extra: table.get(slot, 'extra'),
      left: table.get(slot, 'left'),
      reds: table.get(slot, 'reds'),
      lit: table.get(slot, 'lit'),
      cause: table.get(slot, 'cause'),
      accepted: table.get(slot, 'accepted'),
      registered: table.get(slot, 'registered'),
      dispatched: table.get(slot, 'dispatched'),
      returned: table.get(slot, 'returned'),
      taken: table.get(slot, 'taken'),
      disposed: table.get(slot, 'disposed'),
      verifying: table.get(slot, 'verifying'),
      rework: table.get(slot, 'rework'),
    };
  }
}
