import fc from 'fast-check';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Event, Recorded } from '#protocol/events';
import { SCENES } from '#scenes/index';
import { Engine } from '#server/aggregate/engine';
import { Milestones } from '#server/journal/milestones';
import { Player, type Past } from '#server/worlds/player';
import { HOUR, MINUTE, MORNING, SECOND } from '../../support/fold.ts';
import { tempDir } from '../../support/spawn-server.ts';
import { TINY } from '../../support/tiny-district.ts';

let dir: Awaited<ReturnType<typeof tempDir>>;
beforeEach(async () => { dir = await tempDir(); });
afterEach(async () => { await dir.remove(); });

/** An hour of alerts that come, are seen and end, cases that step, and a wall that is directed. */
function hour(): Recorded[] {
  const records: Recorded[] = [];
  const say = (at: number, kind: string, data: object) => {
    const n = records.length + 1;
    records.push({ n, at: MORNING + at, event: { kind, id: `e-${n}`, source: '/east', time: MORNING + at, data } as Event });
  };
  for (let i = 0; i < 600; i++) {
    const at = i * 6 * SECOND;
    if (i % 50 === 10) say(at, 'alert', { device: `g-${i}`, scene: 'gas-leak', block: 'b-1', severity: 1, state: 'raised', origin: 'sensor' });
    else if (i % 50 === 20) say(at, 'operator', { post: 'desk', action: 'acknowledge', subject: `e-${i - 9}` });
    else if (i % 50 === 30) say(at, 'direct', { post: 'desk', action: i % 100 === 30 ? 'show' : 'reset', target: 'main', ...(i % 100 === 30 && { show: 'command' }) });
    else if (i % 50 === 40) say(at, 'operator', { post: 'desk', action: 'bookmark', subject: String(MORNING + at), reason: `m-${i}` });
    else say(at, 'case', { case: `c-${i % 97}`, scene: 'litter', block: 'b-1', state: i % 3 === 0 ? 'discovered' : 'in-hand', severity: 3, origin: 'patrol', placed: 'exact' });
  }
  return records;
}
const RECORDS = hour();
const LAST = RECORDS.at(-1) as Recorded;

class Memory implements Past {
  readonly span = { start: MORNING, n: RECORDS.length, end: LAST.at, whole: 0 };
  reads = 0;
  async read(from: number, to: number): Promise<readonly Recorded[]> {
    await turn();
    this.reads += 1;
    return RECORDS.slice(from - 1, to);
  }
  async numberAt(at: number): Promise<number> {
    await turn();
    return RECORDS.findLast((record) => record.at <= at)?.n ?? 0;
  }
}

let now: number;
let moves: { at: number; speed: number; renewed: boolean }[];
function open(milestones = new Milestones(join(dir.path, 'm'), 'x')): { player: Player; engine: Engine; past: Memory } {
  [now, moves] = [0, []];
  const engine = new Engine({ district: TINY, scenes: SCENES });
  const past = new Memory();
  const player: Player = new Player({ engine, past, milestones, elapsed: () => now, turn: () => turn(), moved: (renewed) => { moves.push({ at: player.now(), speed: player.speed, renewed }); } });
  return { player, engine, past };
}
const shown = (engine: Engine): string => JSON.stringify([...engine.topics].map(([name, topic]) => [name, topic.rows(), topic.heard]));

/** What the living fold showed at a moment. */
function lived(at: number): string {
  const engine = new Engine({ district: TINY, scenes: SCENES });
  for (const record of RECORDS) if (record.at <= at) engine.apply(record);
  engine.advance(at);
  return shown(engine);
}

/** Lets so much of our own time pass, in looks as a ticker has them. */
async function pass(player: Player, ms: number): Promise<void> {
  for (let i = 0; i < ms; i += 100) {
    now += Math.min(100, ms - i);
    player.fold.advance(0);
    await turn();
    await turn();
  }
}

describe('the past that is shown again', () => {
  it('is at each moment what was shown then, wherever it is come to from', async () => {
    const { player, engine } = open();
    const moments = fc.sample(fc.integer({ min: 0, max: LAST.at - MORNING }), { numRuns: 40, seed: 7 });
    for (const moment of moments) {
      await player.seek(MORNING + moment);
      expect(shown(engine)).toBe(lived(MORNING + moment));
    }
  });

  it('runs on from there to the same, at whatever speed, second by second', async () => {
    for (const speed of [0.1, 1, 30, 1_000]) {
      const { player, engine } = open();
      await player.seek(MORNING + 20 * MINUTE);
      player.play(speed);
      for (let i = 0; i < 5; i++) {
        await pass(player, SECOND);
        expect(shown(engine)).toBe(lived(Math.min(player.now(), LAST.at)));
      }
      expect(player.now()).toBe(Math.min(LAST.at, MORNING + 20 * MINUTE + 5 * SECOND * speed));
    }
  });

  it('stands still when it is told to, goes on where it stood, and stops at the end of the journal', async () => {
    const { player } = open();
    await player.seek(MORNING + 59 * MINUTE);
    await pass(player, 10 * SECOND);
    expect([player.now() - MORNING, player.speed]).toEqual([59 * MINUTE, 0]);
    player.play(10);
    await pass(player, SECOND);
    player.pause();
    await pass(player, HOUR / 100);
    expect(player.now() - MORNING).toBe(59 * MINUTE + 10 * SECOND);
    player.play(100);
    await pass(player, 10 * SECOND);
    expect(player.standing).toMatchObject({ at: LAST.at, playing: false });
  });

  it('says each time that it came to another moment or runs otherwise, and shows nothing between', async () => {
    const { player, engine } = open();
    await player.seek(MORNING + HOUR / 2);
    expect(moves.at(-1)).toEqual({ at: MORNING + HOUR / 2, speed: 0, renewed: true });
    player.play(2);
    expect(moves.at(-1)).toEqual({ at: MORNING + HOUR / 2, speed: 2, renewed: false });
    const coming = player.seek(MORNING + MINUTE);
    expect(player.fold.takeDirty()).toEqual([]);
    expect(player.standing).toMatchObject({ at: MORNING + MINUTE, seeking: true });
    await coming;
    expect(moves.at(-1)).toEqual({ at: MORNING + MINUTE, speed: 2, renewed: true });
    expect(shown(engine)).toBe(lived(MORNING + MINUTE));
  });

  it('is what was asked for last, where one seek overtakes another', async () => {
    const { player, engine } = open();
    await Promise.all([player.seek(MORNING + HOUR), player.seek(MORNING + MINUTE), player.seek(MORNING + 10 * MINUTE)]);
    expect(shown(engine)).toBe(lived(MORNING + 10 * MINUTE));
    expect(moves.filter(({ renewed }) => renewed)).toHaveLength(1);
  });

  it('begins and ends with the journal', async () => {
    const { player } = open();
    await player.seek(0);
    expect(player.now()).toBe(MORNING);
    await player.seek(Number.MAX_SAFE_INTEGER);
    expect(player.now()).toBe(LAST.at);
  });

  it('is come to from the milestone before it, and from the beginning where that cannot be read', async () => {
    const first = open();
    const milestones = new Milestones(join(dir.path, 'm'), first.engine.format);
    await first.player.seek(MORNING + 40 * MINUTE);
    await milestones.keep({ n: first.engine.n, at: first.engine.now }, first.engine.dump());
    const { player, engine, past } = open(milestones);
    await player.seek(MORNING + 41 * MINUTE);
    expect(shown(engine)).toBe(lived(MORNING + 41 * MINUTE));
    expect(past.reads).toBe(1);
    milestones.load = () => Promise.reject(new Error('gone'));
    await player.seek(MORNING + 50 * MINUTE);
    await player.seek(MORNING + 41 * MINUTE);
    expect(shown(engine)).toBe(lived(MORNING + 41 * MINUTE));
  });
});
