import type { CaseState } from '#protocol/stages';
import type { Change } from '../aggregate/change.ts';
import type { MemoryOf } from '../aggregate/memory.ts';
import { Words } from '../aggregate/operators/words.ts';
import type { State } from '../aggregate/state.ts';
import type { Table } from '../aggregate/table.ts';
import type { Deadlines, Timers } from '../aggregate/timers.ts';
import { ends, type Case } from './case.ts';

/** How long a closed case is remembered, in ms; an event for one forgotten opens it anew. */
const REMEMBERED = 24 * 3_600_000;

/** What a case opens with. `alert` is the row of the alert that opened it. */
export interface Opening {
  id: string; scene: string; block: string; severity: number; origin: string;
  state: CaseState; department?: string | undefined; spread?: boolean; alert?: string;
}
export interface Step { state: CaseState; severity: number; block: string; department?: string | undefined }

/**
 * The register of cases: opens, steps and closes them, makes them overdue at their own time, and forgets the closed ones
 * after a day. Every change is told with the case as it was and as it is. Times are the events' own, in ms.
 */
export class Register {
  private readonly table: Table<MemoryOf<'case'>>;
  private readonly timers: Timers;
  private readonly words = new Words();
  private readonly overdue: Deadlines;
  private readonly forget: Deadlines;

  /** `limits` is the time from opening to due by scene, in ms; a scene without one is never due. */
  constructor(state: State, private readonly limits: ReadonlyMap<string, number>, private readonly changed: Change<Case>) {
    this.table = state.table('case', 'register');
    this.timers = state.timers;
    this.overdue = state.timers.kind('case overdue', (id) => this.passDue(id));
    this.forget = state.timers.kind('case forgotten', (id) => this.table.remove(this.table.slot(id)));
  }

  has(id: string): boolean { return this.table.has(id); }

  /** Whether the case in a slot is one of that scene and stands in that state since that time (ms). */
  stands(slot: number, scene: string, state: CaseState, since: number): boolean {
    const { table } = this;
    return table.get(slot, 'since') === since && table.get(slot, 'state') === state && table.get(slot, 'scene') === scene;
  }

  find(id: string): Case | undefined {
    const slot = this.table.slot(id);
    return slot < 0 ? undefined : this.view(slot, id);
  }

  /** All cases that are remembered. */
  *cases(): IterableIterator<Case> {
    for (const slot of this.table.all()) yield this.view(slot, this.table.id(slot));
  }

  /** Opens a case that the register does not hold; it may be closed from its first event on. */
  open(opening: Opening, at: number): void {
    const limit = this.limits.get(opening.scene);
    const due = limit === undefined ? 0 : at + limit;
    const { id, scene, block, severity, origin, state, department = '', spread = false, alert = '' } = opening;
    const slot = this.table.add(id, {
      scene, block, severity, origin: this.words.get(origin), state: this.words.get(state), department: this.words.get(department),
      spread, alert, due, opened: at, changed: at, since: at, alerts: alert === '' ? 0 : 1, ended: ends(state) ? at : 0,
    });
    if (ends(state)) this.forget.set(id, this.timers.now + REMEMBERED);
    else if (due > 0) this.overdue.set(id, due);
    this.changed(undefined, this.view(slot, id));
  }

  /** A step of a case that was found. Its severity only rises; its block moves where the step names one. */
  step(was: Case, { state, severity, block, department }: Step, at: number): void {
    const is: Case = {
      ...was, changed: at, severity: Math.min(was.severity, severity), block: block || was.block,
      department: department === undefined ? was.department : this.words.get(department),
    };
    if (state !== was.state) {
      is.state = this.words.get(state);
      is.since = at;
      if (ends(state)) this.close(is, was, at);
      else if (ends(was.state)) this.reopen(is);
    }
    this.change(was, is);
  }

  /** Another alert of a case's cause came; nothing happens where the case is unknown or closed. */
  join(id: string, severity: number, at: number): void {
    const was = this.find(id);
    if (!was || ends(was.state)) return;
    this.change(was, { ...was, alerts: was.alerts + 1, severity: Math.min(was.severity, severity), changed: Math.max(was.changed, at) });
  }

  private close(is: Case, was: Case, at: number): void {
    if (ends(was.state)) return;
    is.ended = at;
    is.overdue = is.due > 0 && at > is.due;
    this.overdue.cancel(is.id);
    this.forget.set(is.id, this.timers.now + REMEMBERED);
  }

  private reopen(is: Case): void {
    is.ended = 0;
    is.overdue = is.due > 0 && is.due <= this.timers.now;
    this.forget.cancel(is.id);
    if (is.due > 0 && !is.overdue) this.overdue.set(is.id, is.due);
  }

  private passDue(id: string): void {
    const was = this.find(id);
    if (was) this.change(was, { ...was, overdue: true, changed: Math.max(was.changed, this.timers.now) });
  }

  /** Writes what can change in a case, and tells it. */
  private change(was: Case, is: Case): void {
    const { table } = this;
    const { slot } = is;
    table.set(slot, 'block', is.block);
    table.set(slot, 'state', is.state);
    table.set(slot, 'severity', is.severity);
    table.set(slot, 'department', is.department);
    table.set(slot, 'changed', is.changed);
    table.set(slot, 'overdue', is.overdue);
    table.set(slot, 'alerts', is.alerts);
    table.set(slot, 'since', is.since);
    table.set(slot, 'ended', is.ended);
    this.changed(was, is);
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
    };
  }
}
