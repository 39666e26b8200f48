import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { directedOf, program } from '#protocol/director';
import type { Event, Recorded } from '#protocol/events';
import { SCENES } from '#scenes/index';
import { Engine } from '#server/aggregate/engine';
import { openJournal } from '#server/journal/lmdb-journal';
import { Milestones } from '#server/journal/milestones';
import { Player, type Past } from '#server/worlds/player';
import { HOUR, MINUTE, MORNING, SECOND } from '../../support/fold.ts';
import { liveThrough } from '../../support/lived-day.ts';
import { DISTRICT } from '../../support/shipped.ts';
import { tempDir } from '../../support/spawn-server.ts';

const DISPLAYS = ['main', 'command', 'hall/1-1', 'hall/3-6'] as const;
/** The hour that is compared, after the first one of the district. */
const START = MORNING + HOUR;
const BLOCK = DISTRICT.blocks[0]?.id ?? '';

let dir: Awaited<ReturnType<typeof tempDir>>;
let records: Recorded[];

/** What posts and walls do in that hour beside the simulated district: playlists, takeovers, what is seen, directed, handed over. */
function doings(): { at: number; event: Event }[] {
  let next = 0;
  const say = (minute: number, kind: string, data: object): { at: number; event: Event } => {
    const [at, id] = [START + minute * MINUTE, `hour-${next++}`];
    return { at, event: { kind, id, source: '/hour', time: at, data } as Event };
  };
  const alarm = (minute: number, id: string) => ({ ...say(minute, 'alert', { device: id, scene: 'gas-leak', block: BLOCK, severity: 1, state: 'raised', origin: 'sensor' }) });
  const gas = [alarm(5, 'g-1'), alarm(12, 'g-2'), alarm(12, 'g-3'), alarm(40, 'g-4')];
  return [
    say(0, 'program', program.parse({
      takeovers: [{ id: 'grave', walls: ['command', 'hall'] }, { id: 'corner', walls: ['main'], area: 'block-heat' }],
      playlists: [{ id: 'day', zh: '日间', en: 'Day', items: [{ show: 'main', seconds: 70 }, { show: 'service', seconds: 45 }, { show: 'command', seconds: 30, when: 'alarm' }] }],
    })),
    say(1, 'direct', { post: 'desk', action: 'play', target: 'hall', playlist: 'day' }),
    ...gas,
    ...gas.map(({ at, event }, i) => say((at - START) / MINUTE + 2 + i, 'operator', { post: `desk-${i}`, action: 'acknowledge', subject: event.id })),
    say(20, 'direct', { post: 'desk', action: 'show', target: 'hall/3-6', show: 'scene.fire-lane' }),
    say(22, 'direct', { post: 'desk', action: 'hold', target: 'hall' }), say(31, 'direct', { post: 'desk', action: 'go-on', target: 'hall' }),
    say(33, 'operator', { post: 'desk', action: 'sign-off', subject: 'night' }), say(34, 'operator', { post: 'night', action: 'sign-on', subject: 'desk' }),
    say(50, 'direct', { post: 'night', action: 'reset', target: 'hall' }), say(55, 'operator', { post: 'night', action: 'bookmark', subject: String(START), reason: 'begin' }),
  ].sort((a, b) => a.at - b.at);
}

beforeAll(async () => {
  dir = await tempDir();
  await liveThrough(dir.path, MORNING, START + HOUR);
  const journal = await openJournal({ dir: join(dir.path, 'journal'), clock: { speed: 1, now: () => START } });
  const lived = journal.read(1, journal.last);
  await journal.close();
  const all = [...lived.map(({ at, event }) => ({ at, event })), ...doings()];
  records = all.map((one, i) => ({ ...one, i })).sort((a, b) => a.at - b.at || a.i - b.i).map(({ at, event }, i) => ({ n: i + 1, at, event }));
}, 120_000);
afterAll(async () => { await dir.remove(); });

/** The topics of a fold by their hash, brought up to date with what changed, and what each display shows. */
class Seen {
  private readonly hashes = new Map<string, string>();
  constructor(private readonly engine: Engine) {}

  /** What changed since the last look, or all of it. */
  look(all = false): { topics: string; layouts: string[] } {
    const changed = this.engine.takeDirty();
    for (const topic of all ? this.engine.topics.values() : changed) {
      topic.drain(this.engine.now);
      this.hashes.set(topic.name, createHash('sha256').update(JSON.stringify(topic.rows())).digest('hex'));
    }
    const rows = this.engine.directed();
    return { topics: JSON.stringify([...this.hashes].sort()), layouts: DISPLAYS.map((display) => JSON.stringify(directedOf(rows, display, display.split('/')[0] ?? '') ?? 'own')) };
  }
}

it('an hour of the district, with takeovers, acknowledgements and what posts did, is replayed as it was: every topic and the layout of every display, at every second', async () => {
  // As it was, second by second, from the beginning of the journal on.
  const lived = new Engine({ district: DISTRICT, scenes: SCENES });
  const seen = new Seen(lived);
  const truth: ReturnType<Seen['look']>[] = [];
  let i = 0;
  for (let second = 0; second <= 3_600; second++) {
    const at = START + second * SECOND;
    for (let record = records[i]; record && record.at <= at; record = records[++i]) lived.apply(record);
    lived.advance(at);
    truth.push(seen.look(second === 0));
  }
  expect(new Set(truth.map(({ layouts }) => layouts.join())).size).toBeGreaterThan(20);

  // Again, come to by a seek, then by the ticks of a player.
  const engine = new Engine({ district: DISTRICT, scenes: SCENES });
  const span = { start: records[0]?.at ?? 0, n: records.length, end: START + HOUR, whole: 0 };
  const past: Past = { span, read: (from, to) => Promise.resolve(records.slice(from - 1, to)), numberAt: (at) => Promise.resolve(records.findLast((record) => record.at <= at)?.n ?? 0) };
  let now = 0;
  const player: Player = new Player({ engine, past, milestones: new Milestones(join(dir.path, 'm'), engine.format), elapsed: () => now, turn: () => turn(), moved: () => undefined });
  const again = new Seen(engine);
  await player.seek(span.start);
  player.play(1_000);
  // Through the first hour at once, so that the hour itself begins as it does for who watches on.
  while (player.now() < START - 10 * SECOND) {
    now += Math.min(100, (START - 10 * SECOND - player.now()) / 1_000 || 1);
    player.fold.advance(0);
    again.look();
    await turn();
  }
  player.play(10);
  for (let second = 0; second <= 3_600; second++) {
    const at = START + second * SECOND;
    while (player.now() < at) {
      now += (at - player.now()) / 10;
      player.fold.advance(0);
      await turn();
    }
    expect([second, again.look(second === 0)]).toEqual([second, truth[second]]);
  }
}, 240_000);
