import { join } from 'node:path';
import { simulateDay, type DayOptions } from '#fixtures/day';
import { SCENES } from '#scenes/index';
import { Engine } from '#server/aggregate/engine';
import type { Clock } from '#server/clock';
import { Admission } from '#server/ingest/admit';
import { Ledger } from '#server/ingest/ledger';
import { pump } from '#server/ingest/pump';
import type { RawEvent } from '#server/ingest/source';
import { openJournal } from '#server/journal/lmdb-journal';
import { DAY, HOUR, MINUTE } from './fold.ts';
import { DISTRICT, HOME } from './shipped.ts';

const STEP = 5_000;
/** What is told together, ms. */
const TOGETHER = 5 * MINUTE;

/** The fold after a span of the simulated district that went by as fast as this machine can, and how many records it is of. */
export interface Lived { engine: Engine; state: Buffer; records: number }

/** What a server has from its door to its fold, over a journal and a clock that a test moves; `close` leaves a checkpoint at `end` (ms). */
async function openFold(dir: string, clock: Clock) {
  const journal = await openJournal({ dir: join(dir, 'journal'), clock });
  const ledger = new Ledger(join(dir, 'rejects'));
  const engine = new Engine({ district: DISTRICT, scenes: SCENES });
  const checkpoint = journal.loadCheckpoint(engine.format);
  if (checkpoint) engine.restore(checkpoint.state);
  const follower = journal.follow(engine.n, (batch) => { for (const record of batch) engine.apply(record); });
  await follower.ready;
  const admission = new Admission({ journal, clock, district: DISTRICT, scenes: SCENES, devices: HOME.devices, folded: engine, ledger });
  return {
    journal, engine, admission,
    close: async (end: number): Promise<Lived> => {
      await admission.settle(true);
      follower.stop();
      engine.advance(end);
      const state = engine.dump();
      await journal.saveCheckpoint({ n: engine.n, format: engine.format, state });
      await Promise.all([journal.close(), ledger.close()]);
      return { engine, state: Buffer.from(state), records: engine.n };
    },
  };
}

/** Lets the district that ships run over a journal from one time (ms) to another, as a server does from its start to its stop: always the same. */
export async function liveThrough(dir: string, start: number, end: number): Promise<Lived> {
  let now = start;
  const clock: Clock = { speed: 1000, now: () => now };
  const { journal, engine, admission, close } = await openFold(dir, clock);
  const over = new AbortController();
  const wait: DayOptions['wait'] = () => {
    if (now >= end) over.abort();
    else now += STEP;
    return Promise.resolve();
  };
  const feed = simulateDay({
    home: HOME, seed: 1, clock, wait, last: journal.lastAt,
    has: (source, id) => journal.has(source, id), feed: (source) => engine.feed(source),
  });
  await pump(feed, admission, over.signal);
  return close(end);
}

/** A case that was found and, where it was, closed; times in ms. */
export interface Told { id: string; at: number; closed?: number; scene: string; block: string }

/** Tells a journal of nothing but these cases, until `end` (ms): days of history in seconds. */
export async function tellCases(dir: string, start: number, end: number, cases: readonly Told[]): Promise<Lived> {
  let now = start;
  const { admission, close } = await openFold(dir, { speed: 1, now: () => now });
  const event = (at: number, { id, scene, block }: Told, state: string): RawEvent =>
    ({ kind: 'case', id: `${id}-${state}`, source: '/told', time: at, data: { case: id, scene, block, state, origin: 'patrol' } });
  const said = cases.flatMap((one) => [event(one.at, one, 'discovered'), ...(one.closed === undefined ? [] : [event(one.closed, one, 'closed')])])
    .filter(({ time }) => time >= start && time <= end).sort((a, b) => a.time - b.time);
  for (let i = 0; i < said.length;) {
    const batch = said.slice(i).filter(({ time }) => Math.floor(time / TOGETHER) === Math.floor((said[i]?.time ?? 0) / TOGETHER));
    now = batch.at(-1)?.time ?? now;
    await admission.admit(batch);
    i += batch.length;
  }
  now = end;
  return close(end);
}

/**
 * Nine days up to `noon` (ms) that leaders ask about: each like the one before, by day more than by night, but for `more` cases of one
 * scene in one street this morning; most are closed three hours later.
 */
export function composedDays(noon: number, more: { scene: string; street: string; count: number }): Told[] {
  const blocks = DISTRICT.blocks;
  const scenes = SCENES.slice(0, 12);
  const wet = blocks.filter(({ street }) => street === more.street);
  const told = (id: string, at: number, scene: string, block = ''): Told => ({ id, at, scene, block, ...(at % 15 === 0 ? {} : { closed: at + 3 * HOUR }) });
  const usual = Array.from({ length: 9 }, (_, back) => Array.from({ length: 240 }, (_, i) => {
    const at = noon - 12 * HOUR - back * DAY + 6 * HOUR + i * 4 * MINUTE + ((i * 7 + back * 3) % 4) * MINUTE + i;
    return told(`u-${back}-${i}`, at, scenes[(i * 5 + Math.floor(i / 7)) % scenes.length]?.id ?? '', blocks[(i * 17 + back * 5) % blocks.length]?.id);
  })).flat();
  const wave = Array.from({ length: more.count }, (_, i) => told(`w-${i}`, noon - 4 * HOUR + i * 3 * MINUTE + 1, more.scene, wet[i % wet.length]?.id));
  return [...usual, ...wave];
}
