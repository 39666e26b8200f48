import { caseFile, summary } from '#protocol/answers';
import { createSubscriber } from 'svelte/reactivity';
import type * as z from 'zod';
import { answerOf } from '../subscribe/answer.ts';
import type { Display } from '../subscribe/display.svelte.ts';
import type { Stop, Timing } from '../subscribe/timing.ts';
import { pace } from './map/pace.ts';
import { subjectOf } from './place.ts';

/** How an answer stands: not there yet, as the server has it, older than that because it cannot be read now, or there is no such thing. */
export type Standing = 'asking' | 'known' | 'late' | 'unknown';

/** Asked soon after something changed, and then at most so often; again after so long anyway, and where it failed; ms. */
const LAG = 50;
const REST = 2_000;
const REFRESH = 30_000;
const AGAIN = 3_000;

export interface AskedParts<T> {
  /** Undefined where there is no such thing; rejects where the server cannot be read. */
  ask: () => Promise<T | undefined>;
  /** Calls back when the answer may have changed. */
  watch: (changed: () => void) => Stop;
  timing: Timing;
}

/**
 * An answer of the server for what no topic holds whole. Reading it in a template or a `$derived` keeps it up to date;
 * the last one that stops reading ends that. An answer that was overtaken by a later one is dropped.
 */
export class Asked<T> {
  private found: T | undefined;
  private stands: Standing = 'asking';
  private asked = 0;
  private answered = 0;
  private readonly read: () => void;

  constructor(private readonly parts: AskedParts<T>) {
    this.read = createSubscriber((update) => this.keep(update));
  }

  /** Keeps the answer up to date until the returned stop is called; `update` hears of each change. */
  keep(update: () => void): Stop {
    const { ask, watch, timing } = this.parts;
    let again: Stop = () => undefined;
    let over = false;
    const settle = (n: number, stands: Standing, found: T | undefined) => {
      if (over || n < this.answered) return;
      this.answered = n;
      this.stands = stands;
      this.found = found;
      again();
      again = timing.after(stands === 'late' || stands === 'asking' ? AGAIN : REFRESH, asking.ask);
      update();
    };
    const asking = pace(timing, { lag: LAG, rest: () => REST }, () => {
      const n = ++this.asked;
      ask().then(
        (found) => { settle(n, found === undefined ? 'unknown' : 'known', found); },
        () => { settle(n, this.found === undefined ? 'asking' : 'late', this.found); },
      );
    });
    asking.ask();
    const unwatch = watch(asking.ask);
    return () => {
      over = true;
      unwatch();
      asking.stop();
      again();
    };
  }

  get value(): T | undefined { this.read(); return this.found; }
  get standing(): Standing { this.read(); return this.stands; }
}

export type SummaryAnswer = z.output<typeof summary>;
export type CaseAnswer = z.output<typeof caseFile>;

/** What a display asks for, once for all panels that show it. */
class Questions {
  private readonly summaries = new Map<string, Asked<SummaryAnswer>>();
  private readonly files = new Map<string, Asked<CaseAnswer>>();

  constructor(private readonly display: Display) {}

  summary(subject: string): Asked<SummaryAnswer> {
    const { about, id } = subjectOf(subject);
    const cases = this.display.feeds.of('cases');
    return once(this.summaries, subject, () => new Asked({
      ask: () => answerOf(`${this.display.base}/api/summaries/${about}/${encodeURIComponent(id)}`, summary), watch: (changed) => cases.watch(changed), timing: this.display.timing,
    }));
  }

  file(id: string): Asked<CaseAnswer> {
    const cases = this.display.feeds.of('cases');
    return once(this.files, id, () => new Asked({
      ask: () => answerOf(`${this.display.base}/api/cases?id=${encodeURIComponent(id)}`, caseFile),
      watch: (changed) => {
        // A row is the same object until it changes; whatever happens to a case, it is in this topic then.
        let row = cases.table('cases')?.row(id);
        return cases.watch(() => {
          const before = row;
          row = cases.table('cases')?.row(id);
          if (row !== before) changed();
        });
      },
      timing: this.display.timing,
    }));
  }
}

const once = <T>(known: Map<string, T>, key: string, make: () => T): T => {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
};

const asked = new WeakMap<Display, Questions>();

/** What the display asks the server for over HTTP. */
export function questions(display: Display): Questions {
  const known = asked.get(display) ?? new Questions(display);
  asked.set(display, known);
  return known;
}
