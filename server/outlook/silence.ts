import type { MemoryOf } from '../aggregate/memory.ts';
import type { Table } from '../aggregate/table.ts';
import { PairSlots } from './pair-slots.ts';
import { HOUR } from './week.ts';

/** How long a source's words count for what it feeds, in hours; below this little they count no more. */
const FADE = 336;
const LITTLE = 0.05;
/** Pairs of a subject and a source that are remembered; past them, no new one is taken. */
const PAIRS = 4000;
/** A source that was silent for so long is given up, in ms: from then on nothing is expected of it. */
const GIVEN_UP = 7 * 24 * HOUR;

/** How much of what a subject is told comes from sources that are silent, and since when (ms). */
export interface Muted { readonly share: number; readonly since: number }
const SPEAKS: Muted = { share: 0, since: 0 };

/**
 * Which sources tell of each subject's cases, and how much of the running and the last hour they were silent: what was not
 * told then is not known, and no zero.
 */
export class Silence {
  private readonly pairs: PairSlots<MemoryOf<'fed'>>;

  /** `fed` by subject and source, `mute` by source. */
  constructor(private readonly fed: Table<MemoryOf<'fed'>>, private readonly mute: Table<MemoryOf<'mute'>>) { this.pairs = new PairSlots(fed); }

  /** A source told of a case of a subject. */
  feed(subject: string, source: string): void {
    const known = this.pairs.find(subject, source);
    if (known >= 0) this.fed.bump(known, 'weight', 1);
    else if (this.fed.size < PAIRS) this.fed.put(this.pairs.add(subject, source), { subject, source, weight: 1 });
  }

  /** A source fell silent, having last spoken at `since`, or where that is undefined speaks again; `hour` is when the running hour began (all in ms). */
  change(source: string, since: number | undefined, now: number, hour: number): void {
    const known = this.mute.slot(source);
    if (since === undefined && known < 0) return;
    const slot = known < 0 ? this.mute.add(source) : known;
    if (since === undefined) this.count(slot, now, hour);
    this.mute.put(slot, { since: since ?? 0, counted: since ?? 0 });
    this.count(slot, now, hour);
  }

  /** The hour that ran from `hour` ends at `now` (ms): it is the last one from now on. */
  roll(now: number, hour: number): void {
    for (const slot of [...this.mute.all()]) {
      this.count(slot, now, hour);
      const [since, last] = [this.mute.get(slot, 'since'), this.mute.get(slot, 'running')];
      this.mute.put(slot, { last, running: 0 });
      if (since > 0 && now - since > GIVEN_UP) this.giveUp(slot);
      else if (since === 0 && last === 0) this.mute.remove(slot);
    }
    const fade = Math.exp(-1 / FADE);
    for (const slot of [...this.fed.all()]) {
      const weight = this.fed.get(slot, 'weight') * fade;
      if (weight < LITTLE) this.drop(slot);
      else this.fed.set(slot, 'weight', weight);
    }
  }

  /** By subject, for the last hour. */
  last(): (subject: string) => Muted { return this.by((slot) => this.mute.get(slot, 'last') / HOUR); }

  /** By subject, just now. */
  now(): (subject: string) => Muted { return this.by((slot) => (this.mute.get(slot, 'since') > 0 ? 1 : 0)); }

  /** The rows are others, after a restore. */
  recall(): void { this.pairs.clear(); }

  private by(silent: (slot: number) => number): (subject: string) => Muted {
    if (this.mute.size === 0) return () => SPEAKS;
    const sums = new Map<string, { whole: number; part: number; since: number }>();
    for (const slot of this.fed.all()) {
      const subject = this.fed.get(slot, 'subject');
      const weight = this.fed.get(slot, 'weight');
      const source = this.mute.slot(this.fed.get(slot, 'source'));
      const sum = sums.get(subject) ?? { whole: 0, part: 0, since: 0 };
      sum.whole += weight;
      if (source >= 0) {
        sum.part += weight * silent(source);
        const since = this.mute.get(source, 'since');
        if (since > 0 && (sum.since === 0 || since < sum.since)) sum.since = since;
      }
      sums.set(subject, sum);
    }
    return (subject) => {
      const { whole, part, since } = sums.get(subject) ?? { whole: 0, part: 0, since: 0 };
      return whole > 0 ? { share: part / whole, since } : SPEAKS;
    };
  }

  /** Adds the silence since it was last counted to the hours that it lies in. */
  private count(slot: number, now: number, hour: number): void {
    const counted = this.mute.get(slot, 'counted');
    if (counted === 0) return;
    this.mute.bump(slot, 'running', Math.max(0, now - Math.max(counted, hour)));
    this.mute.bump(slot, 'last', Math.max(0, Math.min(now, hour) - Math.max(counted, hour - HOUR)));
    this.mute.set(slot, 'counted', now);
  }

  private drop(fed: number): void {
    this.fed.remove(fed);
    this.pairs.clear();
  }

  private giveUp(mute: number): void {
    const source = this.mute.id(mute);
    for (const slot of [...this.fed.all()]) if (this.fed.get(slot, 'source') === source) this.drop(slot);
    this.mute.remove(mute);
  }
}
