import { ProtocolError } from '#protocol/errors';
import type { Event, EventData } from '#protocol/events';
import type { CaseState } from '#protocol/stages';
import { ends } from '../cases/case.ts';
import { acted, allowed, isPostAction, reportable, type Known, type Standing } from '../cases/workflow.ts';

/** A case as the fold has it, asked for by its id or by that of an alert about it; undefined where it is not known. */
export type Cases = (subject: string) => Known | undefined;

/** The cases that a batch of events moves. */
export type Batch = Set<string>;

const FRESH = { suspended: false, extended: false, supervised: false };

/**
 * Judges what is to be done with cases, so that what the workflow does not allow never reaches the journal. It knows the
 * fold's cases and, on top, what was admitted and is not folded yet: events of a batch are judged in their order.
 */
export class Judge {
  private readonly ahead = new Map<string, { standing: Standing; batch: Batch }>();

  constructor(private readonly folded: Cases) {}

  /** Throws ProtocolError where the event may not be: what the case is, and what is allowed. */
  judge(event: Event, batch: Batch): void {
    if (event.kind === 'case') this.report(event.data.case, event.data.state, batch);
    else if (event.kind === 'operator') this.act(event.data, batch);
  }

  /** A batch is folded, or could not be written. */
  settle(batch: Batch): void {
    for (const id of batch) if (this.ahead.get(id)?.batch === batch) this.ahead.delete(id);
  }

  private report(id: string, state: CaseState, batch: Batch): void {
    const known = this.find(id);
    if (known && !reportable(known.state).includes(state)) {
      throw new ProtocolError('illegal-transition', `data.state: case ${id} is ${known.state}, so it may be reported as ${reportable(known.state).join(', ')}, not as ${state}`);
    }
    const { suspended, extended, supervised } = known ?? FRESH;
    this.note(id, { state, suspended: suspended && known?.state === state, extended, supervised }, batch);
  }

  private act({ action, subject, hours, into }: EventData<'operator'>, batch: Batch): void {
    if (action !== 'merge' && !isPostAction(action)) return;
    const known = this.open(subject, 'data.subject');
    if (action === 'merge') this.mayTake(known.id, into);
    if (action === 'extend' && hours === undefined) throw new ProtocolError('invalid-event', 'data.hours: how many hours the case gets longer');
    if (!allowed(known).includes(action)) {
      const may = allowed(known).join(', ') || 'nothing';
      throw new ProtocolError('illegal-transition', `data.action: case ${known.id} is ${known.state}${known.suspended ? ' and suspended' : ''}, which allows ${may}, not ${action}`);
    }
    this.note(known.id, acted(known, action), batch);
  }

  /** Whether a case may take another in: it is another one, and goes on. */
  private mayTake(id: string, into: string | undefined): void {
    if (into === undefined) throw new ProtocolError('invalid-event', 'data.into: the case that takes it in');
    const taker = this.open(into, 'data.into');
    if (taker.id === id || ends(taker.state)) throw new ProtocolError('illegal-transition', `data.into: case ${taker.id} is ${taker.id === id ? 'the same' : taker.state}, so it takes nothing in`);
  }

  private open(subject: string, field: string): Known {
    const known = this.find(subject);
    if (!known) throw new ProtocolError('unknown-case', `${field}: there is no case ${subject}`);
    return known;
  }

  private find(subject: string): Known | undefined {
    const folded = this.folded(subject);
    const id = folded?.id ?? subject;
    const ahead = this.ahead.get(id);
    return ahead ? { ...ahead.standing, id } : folded;
  }

  private note(id: string, standing: Standing, batch: Batch): void {
    this.ahead.set(id, { standing, batch });
    batch.add(id);
  }
}
