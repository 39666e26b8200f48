import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { Random } from '#fixtures/random';
import { SCENES } from '#scenes/index';
import { Engine } from '#server/aggregate/engine';
import { openJournal } from '#server/journal/lmdb-journal';
import { Milestones, SPACING } from '#server/journal/milestones';
import { Player, type Past } from '#server/worlds/player';
import { HOUR, MORNING } from '../support/fold.ts';
import { liveThrough } from '../support/lived-day.ts';
import { DISTRICT } from '../support/shipped.ts';
import { tempDir } from '../support/spawn-server.ts';
import type { Figure } from './figure.ts';

/** So long the simulated district lives to tell a million events. */
const LIVED = 15 * HOUR;
const EVENTS = 1_000_000;
const SEEKS = 40;
const BATCH = 2_000;

/** How long it takes to come to any moment of the journal of a million events of the district, with the milestones that a server leaves along it; beside folding from the beginning. */
export async function seek(): Promise<Figure[]> {
  const dir = await tempDir();
  await liveThrough(dir.path, MORNING, MORNING + LIVED);
  const journal = await openJournal({ dir: join(dir.path, 'journal'), clock: { speed: 1, now: () => MORNING + LIVED } });
  const engine = new Engine({ district: DISTRICT, scenes: SCENES });
  const milestones = new Milestones(join(dir.path, 'milestones'), engine.format);
  try {
    if (journal.last < EVENTS) throw new RangeError(`the district told ${journal.last} events only`);
    // A server keeps a state where so much was folded since the last.
    const living = new Engine({ district: DISTRICT, scenes: SCENES });
    let folded = 0;
    for (let n = 0, kept = 0; n < journal.last;) {
      const batch = journal.read(n + 1, n + BATCH);
      const began = performance.now();
      for (const record of batch) living.apply(record);
      folded += performance.now() - began;
      n += batch.length;
      if (n - kept < SPACING) continue;
      await milestones.keep({ n: living.n, at: living.now }, living.dump());
      kept = n;
    }
    const [first] = journal.read(1, 1);
    const span = { start: first?.at ?? 0, n: journal.last, end: journal.lastAt, whole: 0 };
    const past: Past = { span, read: (from, to) => Promise.resolve(journal.read(from, to)), numberAt: (at) => Promise.resolve(journal.numberAt(at)) };
    const player = new Player({ engine, past, milestones, elapsed: () => performance.now(), turn: () => turn(), moved: () => undefined });
    const random = new Random('seek');
    const took: number[] = [];
    for (let i = 0; i < SEEKS; i++) {
      const began = performance.now();
      await player.seek(random.int(span.start, span.end));
      took.push(performance.now() - began);
    }
    const sorted = took.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(SEEKS / 2)] ?? 0;
    return [
      { bench: 'seek', figure: 'slowest', value: sorted.at(-1) ?? 0, unit: 'ms', goal: '< 2000' },
      { bench: 'seek', figure: 'median', value: median, unit: 'ms' },
      { bench: 'seek', figure: 'from-beginning-vs-median', value: folded / 2 / median, unit: 'x' },
      { bench: 'seek', figure: 'events', value: journal.last, unit: 'events', goal: '>= 1000000' },
    ];
  } finally {
    await journal.close();
    await dir.remove();
  }
}
