import type { Program } from '#protocol/director';
import type { District } from '#protocol/district';
import { ProtocolError, type FaultCode } from '#protocol/errors';
import type { Event, EventData } from '#protocol/events';
import type { Done } from '../access/done.ts';
import type { Asker } from '../access/who.ts';
import type { Clock } from '../clock.ts';
import { JournalError, type Journal } from '../journal/journal.ts';
import { checker, isName, type Check } from './check.ts';
import { Judge, type Batch, type Folded } from './judge.ts';
import type { Ledger } from './ledger.ts';
import { mask, type Personal } from './privacy.ts';
import type { RawEvent } from './source.ts';
import { Tally, UNKNOWN } from './tally.ts';

/** What became of an event. */
export type Outcome =
  | { status: 'accepted'; masked?: readonly Personal[] }
  | { status: 'repeated' }
  | { status: 'rejected'; code: FaultCode; detail: string };

const ACCEPTED: Outcome = { status: 'accepted' };
const REPEATED: Outcome = { status: 'repeated' };

export interface AdmissionOptions {
  journal: Journal;
  clock: Clock;
  district: District;
  scenes: readonly { id: string }[];
  /** What the district names: an event of such a device needs no place. */
  devices?: readonly { id: string; block: string }[];
  /** What the fold that follows the journal knows. */
  folded: Folded;
  ledger: Ledger;
}

/** Who says what this server itself writes down. */
const OURS = '/tongxin';

/**
 * The one way into the journal: checks, drops repeats, counts what it turns away. Guarantees: a bad event never stops
 * its neighbours; what it answers for, repeats included, is on disk; every reject is in the ledger and in the counts.
 */
export class Admission {
  readonly clock: Clock;
  private readonly journal: Journal;
  private readonly ledger: Ledger;
  private readonly check: Check;
  private readonly judge: Judge;
  private readonly folded: Folded;
  private readonly tally = new Tally();
  /** The time and count of the last id of ours. */
  private named = { now: 0, k: 0 };

  constructor({ journal, clock, district, scenes, devices, folded, ledger }: AdmissionOptions) {
    this.journal = journal;
    this.clock = clock;
    this.ledger = ledger;
    this.check = checker(district, scenes, devices);
    this.folded = folded;
    this.judge = new Judge(folded);
  }

  /** Accepted, repeated and rejected events since the start, for the metrics. */
  get totals(): Tally['totals'] { return this.tally.totals; }

  /** Admits a batch; the outcomes are by index. Where it is known who sends it, what posts do is written down with that, in the same group. Rejects with JournalError where the good ones could not be written. */
  async admit(events: readonly RawEvent[], by?: Asker): Promise<Outcome[]> {
    const now = this.clock.now();
    const good: Event[] = [];
    const taken = new Set<string>();
    const batch: Batch = new Set();
    const outcomes = events.map((raw): Outcome => {
      try {
        const masked = new Set<Personal>();
        const event = this.check(raw, now, masked);
        const key = `${event.source.length} ${event.source}${event.id}`;
        if (taken.has(key) || this.journal.has(event.source, event.id)) return REPEATED;
        this.judge.judge(event, batch);
        taken.add(key);
        good.push(event);
        if (by && (event.kind === 'operator' || event.kind === 'direct')) good.push(this.audited({ who: by.who.name, from: by.from, what: event.data.action, about: `${event.source} ${event.id}` }, now));
        return masked.size > 0 ? { status: 'accepted', masked: [...masked] } : ACCEPTED;
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        return { status: 'rejected', code: error.code, detail: error.detail };
      }
    });
    // A repeat is answered when its original is on disk, not before.
    await Promise.all([this.journal.append(good), outcomes.some(({ status }) => status === 'repeated') && this.journal.flushed()])
      .finally(() => { this.judge.settle(batch); });
    this.tally.accepted(outcomes.filter(({ status }) => status === 'accepted').length);
    outcomes.forEach((outcome, i) => { this.note(outcome, events[i] as RawEvent); });
    return outcomes;
  }

  /** Writes down what the walls do by themselves from now on, where that is not what the fold has. Rejects with JournalError. */
  async programme(program: Program): Promise<void> {
    if (JSON.stringify(program) === JSON.stringify(this.folded.program)) return;
    const now = this.clock.now();
    await this.journal.append([{ kind: 'program', id: this.ownId('program', now), source: OURS, time: now, data: program }]);
  }

  /** Writes down who did what. Rejects with JournalError. */
  async audit(done: Done): Promise<void> { await this.journal.append([this.audited(done, this.clock.now())]); }

  private audited({ who, from, what, about }: Done, now: number): Event {
    return { kind: 'audit', id: this.ownId('audit', now), source: OURS, time: now, data: { who: who.slice(0, 64), from: from.slice(0, 64), what: what.slice(0, 64), about: about.slice(0, 256) } };
  }

  /** An id that no other event of ours has. */
  private ownId(kind: string, now: number): string {
    if (now > this.named.now) this.named = { now, k: 0 };
    let id: string;
    do id = `${kind}-${this.named.now}-${this.named.k++}`; while (this.journal.has(OURS, id));
    return id;
  }

  /** Counts and keeps what could not even be made a raw event. */
  reject(source: unknown, fault: ProtocolError, raw: unknown): void {
    this.turnAway(source, fault.code, fault.detail, raw);
  }

  /**
   * Tells the fold what was turned away, as an event a source, at most one a second of the clock; `all` leaves nothing for
   * later. Counts that cannot be written wait for the next call.
   */
  async settle(all = false): Promise<void> {
    const now = this.clock.now();
    const due = this.tally.take(now, all);
    try {
      await this.journal.append(this.told(due, now));
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      this.tally.putBack(due);
    }
  }

  private told(counts: readonly [string, EventData<'admission'>][], now: number): Event[] {
    let k = 0;
    return counts.map(([source, data]) => {
      while (this.journal.has(source, `admission-${now}-${k}`)) k++;
      return { kind: 'admission', id: `admission-${now}-${k++}`, source, time: now, data };
    });
  }

  private note(outcome: Outcome, raw: RawEvent): void {
    if (outcome.status === 'repeated') this.tally.repeated(raw.source);
    if (outcome.status === 'accepted' && outcome.masked) this.tally.masked(outcome.masked);
    if (outcome.status === 'rejected') this.turnAway(raw.source, outcome.code, outcome.detail, raw.message ?? raw);
  }

  private turnAway(source: unknown, code: FaultCode, detail: string, raw: unknown): void {
    const name = isName(source) && mask(source).found.length === 0 ? source : UNKNOWN;
    this.tally.rejected(name, code);
    this.ledger.add({ at: this.clock.now(), source: name, code, detail }, raw);
  }
}
