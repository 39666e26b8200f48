import type { CaseState } from '#protocol/events';
import type { Change } from '../aggregate/change.ts';
import type { MemoryOf } from '../aggregate/memory.ts';
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
      scene, block, severity, origin, state, department, spread, alert, due, opened: at, changed: at, since: at,
      alerts: alert === '' ? 0 : 1, ended: ends(state) ? at : 0,
    });
    if (ends(state)) this.forget.set(id, this.timers.now + REMEMBERED);
    else if (due > 0) this.overdue.set(id, due);
    this.changed(undefined, this.view(slot, id));
  }

  /** A step of a case that the register holds. Its severity only rises; its block moves where the step names one. */
  step(id: string, { state, severity, block, department }: Step, at: number): void {
    const slot = this.table.slot(id);
    const was = this.view(slot, id);
    this.table.put(slot, { changed: at, severity: Math.min(was.severity, severity) });
    if (block !== '') this.table.set(slot, 'block', block);
    if (department !== undefined) this.table.set(slot, 'department', department);
    if (state !== was.state) {
      this.table.put(slot, { state, since: at });
      if (ends(state)) this.close(slot, was, at);
      else if (ends(was.state)) this.reopen(slot, was);
    }
    this.changed(was, this.view(slot, id));
  }

  /** Another alert of a case's cause came; nothing happens where the case is unknown or closed. */
  join(id: string, severity: number, at: number): void {
    const slot = this.table.slot(id);
    if (slot < 0 || ends(this.table.get(slot, 'state'))) return;
    const was = this.view(slot, id);
    this.table.put(slot, { alerts: was.alerts + 1, severity: Math.min(was.severity, severity), changed: Math.max(was.changed, at) });
    this.changed(was, this.view(slot, id));
  }

  private close(slot: number, was: Case, at: number): void {
    if (ends(was.state)) return;
    this.table.put(slot, { ended: at, overdue: was.due > 0 && at > was.due });
    this.overdue.cancel(was.id);
    this.forget.set(was.id, this.timers.now + REMEMBERED);
  }

  private reopen(slot: number, was: Case): void {
    const late = was.due > 0 && was.due <= this.timers.now;
    this.table.put(slot, { ended: 0, overdue: late });
    this.forget.cancel(was.id);
    if (was.due > 0 && !late) this.overdue.set(was.id, was.due);
  }

  private passDue(id: string): void {
    const slot = this.table.slot(id);
    const was = this.view(slot, id);
    this.table.put(slot, { overdue: true, changed: Math.max(was.changed, this.timers.now) });
    this.changed(was, this.view(slot, id));
  }

  private view(slot: number, id: string): Case {
    const { table } = this;
    return {
      id,
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
      alert: table.get(slot, 'alert'),
    };
  }
}
