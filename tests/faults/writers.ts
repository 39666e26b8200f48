import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '#fixtures/random';
import type { Book } from './book.ts';
import { Events, type Posted } from './events.ts';

/** Between two batches of a writer, at most (ms), and how long it waits for an answer. */
const PAUSE = 400;
const PATIENCE = 5_000;
/** After so long without any answer nothing is waited for any more, ms. */
const SILENCE = 60_000;
/** Events that are said again at once. */
const BATCH = 500;

/** Sources that post and keep what was not acknowledged, which they post again: the answer may be what got lost. */
export class Writers {
  /** All that was posted since `keep`, acknowledged or not; a source that keeps a day of what it said can say it again. */
  kept: Posted[] | undefined;
  private readonly ended: Promise<unknown>;
  private over = false;
  private gate: Promise<void> = Promise.resolve();
  private open: () => void = () => undefined;
  private busy = 0;
  private readonly heard = new Set<() => void>();

  constructor(private readonly url: string, count: number, blocks: readonly string[], private readonly random: Random, private readonly book: Book) {
    this.ended = Promise.all(Array.from({ length: count }, (_, i) => this.write(new Events(`writer-${i}`, blocks))));
  }

  /** Resolves after so many more answers; rejects where none comes for long, as of a server that is up and takes nothing. */
  async answers(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => { reject(new Error(`${this.url} acknowledges nothing any more`)); }, SILENCE);
        this.heard.add(() => { clearTimeout(late); resolve(); });
      });
    }
  }

  /** Resolves when nothing is on its way any more. */
  async pause(): Promise<void> {
    this.gate = new Promise((resolve) => { this.open = resolve; });
    while (this.busy > 0) await sleep(5);
  }

  resume(): void { this.open(); }

  /** Posts events until all of them are acknowledged; resolves with how many were not known yet. */
  async deliver(events: readonly Posted[]): Promise<number> {
    let fresh = 0;
    for (let at = 0; at < events.length;) {
      const got = await this.post(events.slice(at, at + BATCH));
      if (got === undefined) await sleep(PAUSE);
      else [fresh, at] = [fresh + got, at + BATCH];
    }
    return fresh;
  }

  async stop(): Promise<void> {
    this.over = true;
    this.open();
    await this.ended;
  }

  private async write(events: Events): Promise<void> {
    let batch: Posted[] | undefined;
    while (!this.over) {
      await this.gate;
      if (!batch) {
        batch = events.next();
        this.kept?.push(...batch);
      }
      this.busy += 1;
      const done = await this.post(batch).finally(() => { this.busy -= 1; });
      if (done !== undefined) batch = undefined;
      await sleep(this.random.uniform(0, PAUSE));
    }
  }

  /** How many of a batch were new to the server; undefined where it was not acknowledged. Throws where events are turned away: they are all good. */
  private async post(batch: readonly Posted[]): Promise<number | undefined> {
    let answer: { status: number; body: { accepted?: number; rejected?: unknown[] } };
    try {
      const response = await fetch(`${this.url}/ingest/cloudevents`, {
        method: 'POST', headers: { 'content-type': 'application/cloudevents-batch+json' }, body: JSON.stringify(batch), signal: AbortSignal.timeout(PATIENCE),
      });
      answer = { status: response.status, body: await response.json() as { accepted?: number; rejected?: unknown[] } };
    } catch {
      return undefined;
    }
    if (answer.status === 503) return undefined;
    if (answer.status !== 200 || (answer.body.rejected?.length ?? 0) > 0) throw new Error(`good events were turned away: ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`);
    this.book.owe(batch);
    for (const hear of [...this.heard]) {
      this.heard.delete(hear);
      hear();
    }
    return answer.body.accepted ?? 0;
  }
}
