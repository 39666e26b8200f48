import type { Command } from '#protocol/commands';
import type { Stop, Timing } from './timing.ts';

type Painted = Command<'report'>['painted'];
interface Stood { topic: string; seq: number }

/** Reports go out at most this often (ms), and one of each topic this often where nobody asked for all. */
const SPACING = 100;
const SAMPLE = 10_000;
/** Entries in one report at most. */
const MOST = 128;

/**
 * Tells the server what stood on the display and when: every painted frame of the topics in `all`, of the others a
 * sample. An entry speaks for all frames of its topic up to its `seq`.
 */
export class Reporter {
  private readonly last = new Map<string, number>();
  private entries: Painted = [];
  private coming: Stop | undefined;

  constructor(
    private readonly timing: Timing,
    private readonly all: ReadonlySet<string>,
    private readonly send: (painted: Painted) => void,
  ) {}

  /** Whether a frame of the topic painted now is one to report. */
  wants({ topic, seq }: Stood): boolean {
    return seq >= 0 && (this.all.has(topic) || this.timing.now() - (this.last.get(topic) ?? -Infinity) >= SAMPLE);
  }

  /** These topics' pixels stood at `at`, district time in ms. */
  stood(topics: readonly Stood[], at: number): void {
    for (const { topic, seq } of topics.slice(0, MOST - this.entries.length)) {
      this.last.set(topic, this.timing.now());
      this.entries.push({ topic, seq, at });
    }
    if (this.entries.length > 0) this.coming ??= this.timing.after(SPACING, () => { this.flush(); });
  }

  private flush(): void {
    this.coming = undefined;
    this.send(this.entries);
    this.entries = [];
  }
}
