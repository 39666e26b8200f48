import type { MemoryOf } from '../aggregate/memory.ts';
import type { Table } from '../aggregate/table.ts';
import { COUNTS, deviates, judged, type Expected } from './noise.ts';
import type { Muted, Silence } from './silence.ts';
import type { Usual } from './usual.ts';
import { HOUR, type Week } from './week.ts';

/** The hour that runs, or the one before it. */
export type When = 'running' | 'last';
export type Kind = 'more' | 'less' | 'gap';

/** How a subject is off what is usual: how many spreads, how many cases were seen in which of the two hours, when that began (ms), and how many are usual. */
export interface Deviation { readonly score: number; readonly seen: number; readonly usual: number; readonly when: When; readonly hour: number }

/** Fewer cases than these, or a usual of fewer, are not worth a word (composed). */
const WORTH = 5;
/** An hour is learned where no more than so much of it may be missing; where so much is, a subject is said to have a gap. */
const HEARD = 0.1;
const GONE = 0.5;

const NOTHING: Deviation = { score: 0, seen: 0, usual: 0, when: 'last', hour: 0 };

/**
 * The cases of each subject in the running and the last hour, against what is usual. The last hour stays open for what
 * comes late and is learned when the running one ends. Too many are seen as they come; too few only when an hour is over.
 */
export class Loads {
  constructor(
    private readonly table: Table<MemoryOf<'load'>>, private readonly usual: Usual, private readonly week: Week,
    private readonly silence: Silence, private readonly clock: { readonly hour: number; readonly whole: number },
  ) {}

  /** Subjects that deviate, oldest first. */
  get deviating(): string[] { return [...this.table.all()].filter((slot) => this.table.get(slot, 'kind') !== 'none').map((slot) => this.table.id(slot)); }
  kind(subject: string): 'none' | Kind {
    const slot = this.table.slot(subject);
    return slot < 0 ? 'none' : this.table.get(slot, 'kind');
  }
  since(subject: string): number { return this.table.get(this.table.slot(subject), 'since'); }

  /** One more case; says whether that may change what is told of the subject. */
  count(subject: string, hour: When): boolean {
    const known = this.table.slot(subject);
    const slot = known < 0 ? this.table.add(subject) : known;
    this.table.bump(slot, hour, 1);
    const limit = this.table.get(slot, 'limit');
    if (this.table.get(slot, 'kind') !== 'none') return true;
    return limit > 0 && this.table.get(slot, hour) >= (hour === 'running' ? limit : WORTH);
  }

  /** Learns the last hour, where it was heard from its beginning; says what was seen of one subject, where that was learned. */
  learn(whole: string): { usual: number; seen: number } | undefined {
    const at = this.clock.hour - HOUR;
    if (at < this.clock.whole) return undefined;
    const muted = this.silence.last();
    const slot = this.week.slot(at);
    let told: { usual: number; seen: number } | undefined;
    for (const row of this.table.all()) {
      const subject = this.table.id(row);
      if (muted(subject).share > HEARD) continue;
      const seen = this.table.get(row, 'last');
      if (subject === whole) told = { usual: this.usual.expect(subject, slot)?.usual ?? seen, seen };
      this.usual.learn(subject, slot, seen);
    }
    return told;
  }

  /** The running hour is now the last one. */
  roll(): void {
    for (const row of this.table.all()) this.table.put(row, { last: this.table.get(row, 'running'), running: 0 });
  }

  /** An hour began: how many cases would be too many in it, and what became of gaps in the last one. */
  begin(): void {
    const muted = this.silence.last();
    for (const row of this.table.all()) {
      const subject = this.table.id(row);
      this.table.set(row, 'limit', limitOf(this.expect(subject, this.clock.hour)));
      this.gap(row, muted(subject));
    }
  }

  /** Looks which subjects deviate now. A gap is over when its sources speak again. */
  look(): void {
    const now = this.silence.now();
    const deviation = this.deviations();
    for (const row of this.table.all()) {
      const subject = this.table.id(row);
      if (this.table.get(row, 'kind') === 'gap') {
        if (now(subject).share >= GONE) continue;
        this.table.put(row, { kind: 'none', since: 0, missed: 0 });
      }
      this.judge(row, deviation(subject));
    }
  }

  /** How far off a subject is: of the running and the last hour the one that is further; too few never of the running one. */
  deviations(): (subject: string) => Deviation {
    const { hour } = this.clock;
    const muted = this.silence.last();
    return (subject) => {
      const row = this.table.slot(subject);
      if (row < 0) return NOTHING;
      const last = this.table.get(row, 'last');
      if (this.table.get(row, 'kind') === 'gap') {
        return { score: -Math.sqrt(2 * this.table.get(row, 'missed')), seen: last, usual: this.expect(subject, hour - HOUR)?.usual ?? 0, when: 'last', hour: hour - HOUR };
      }
      const seen = this.table.get(row, 'running');
      const running = seen > 0 ? this.score(subject, seen, 'running', 0) : NOTHING;
      const ended = this.score(subject, last, 'last', muted(subject).share);
      return running.score > 0 && running.score >= Math.abs(ended.score) ? running : ended;
    };
  }

  private judge(row: number, is: Deviation): void {
    const kind = this.table.get(row, 'kind');
    const was = kind === 'more' ? 1 : kind === 'less' ? -1 : 0;
    const sign = deviates(was, is.score, COUNTS);
    if (sign === was) return;
    if (sign === 0 || (sign > 0 ? is.seen : is.usual) < WORTH) this.table.put(row, { kind: 'none', since: 0 });
    else this.table.put(row, { kind: sign > 0 ? 'more' : 'less', since: is.hour });
  }

  /** What sources that were silent through the last hour would have told adds up, until it is worth a word. */
  private gap(row: number, { share, since }: Muted): void {
    const usual = (): number => this.expect(this.table.id(row), this.clock.hour - HOUR)?.usual ?? 0;
    const missed = share >= GONE ? this.table.get(row, 'missed') + share * usual() : 0;
    this.table.set(row, 'missed', missed);
    if (missed >= WORTH && since > 0) this.table.put(row, { kind: 'gap', since });
  }

  /** Of an hour in which sources were silent, only what the others tell can be too little. */
  private score(subject: string, seen: number, when: When, muted: number): Deviation {
    const hour = this.clock.hour - (when === 'last' ? HOUR : 0);
    const expected = hour >= this.clock.whole ? this.expect(subject, hour) : undefined;
    if (!expected || !judged(expected)) return NOTHING;
    const { usual, spread } = expected;
    const whole = COUNTS.score(seen, expected);
    if (whole >= 0 || muted === 0) return { score: whole, seen, usual, when, hour };
    if (muted >= GONE) return NOTHING;
    const told = { ...expected, usual: usual * (1 - muted), spread: spread * Math.sqrt(1 - muted) };
    return { score: Math.min(0, COUNTS.score(seen, told)), seen, usual, when, hour };
  }

  private expect(subject: string, at: number): Expected | undefined { return this.usual.expect(subject, this.week.slot(at)); }
}

/** From how many cases on an hour deviates; 0 where that cannot be said. */
function limitOf(expected: Expected | undefined): number {
  if (!expected || !judged(expected)) return 0;
  let limit = Math.max(WORTH, Math.ceil(expected.usual));
  while (COUNTS.score(limit, expected) < COUNTS.raise) limit += 1;
  return limit;
}
