import { beforeEach, describe, expect, it } from 'vitest';
import type { StreamKind } from '#protocol/cameras';
import { Playback, type Screen, type Standing } from '../../../wall/video/playback.ts';
import { ManualTiming } from '../support/manual-timing.ts';

/** A video element that shows a frame when it is told to. */
class FakeScreen implements Screen {
  private waiting = new Map<number, VideoFrameRequestCallback>();
  private next = 1;

  requestVideoFrameCallback(run: VideoFrameRequestCallback): number {
    this.waiting.set(this.next, run);
    return this.next++;
  }
  cancelVideoFrameCallback(handle: number): void { this.waiting.delete(handle); }
  play(): Promise<void> { return Promise.resolve(); }
  show(): void {
    const [waiting] = [this.waiting];
    this.waiting = new Map();
    for (const run of waiting.values()) run(0, {} as VideoFrameCallbackMetadata);
  }
}

let timing: ManualTiming;
let screen: FakeScreen;
let opened: string[];
let closed: number;
let fail: (() => void) | undefined;
let said: Standing[];
let left: number;
let pass: string;
let passes: string[];

beforeEach(() => {
  [timing, screen, opened, closed, fail, said, left, pass, passes] = [new ManualTiming(), new FakeScreen(), [], 0, undefined, [], 0, 'one', []];
});

const STREAMS = [{ kind: 'whep', path: '/a' }, { kind: 'hls', path: '/b' }] as const;
const begin = (streams: readonly { kind: StreamKind; path: string }[] = STREAMS) => {
  const playback = new Playback<FakeScreen>(screen, {
    timing, streams, pass: () => pass, changed: (standing) => { said.push(standing); }, leaving: () => { left++; },
    player: (kind) => Promise.resolve((_, asked) => {
      opened.push(`${kind} ${asked.path}`);
      passes.push(asked.pass());
      fail = asked.failed;
      return () => { closed++; };
    }),
  });
  return { playback, stop: playback.start() };
};
/** Lets the player load. */
const loaded = async () => { for (let i = 0; i < 4; i++) await Promise.resolve(); };
const play = (ms: number, every = 100) => {
  for (let gone = 0; gone < ms; gone += every) {
    timing.pass(every);
    screen.show();
  }
};

describe('a picture that moves', () => {
  it('is live from its first frame on, and as long as frames come', async () => {
    const { playback } = begin();
    await loaded();
    timing.pass(3_000);
    expect(playback.standing).toBe('opening');
    screen.show();
    expect(playback.standing).toBe('live');
    play(60_000, 1_000);
    expect([playback.standing, said, opened]).toEqual(['live', ['live'], ['whep /a']]);
  });

  it('is not called live any more within two seconds after its last frame, whatever its player says', async () => {
    const { playback } = begin();
    await loaded();
    play(5_000);
    const last = timing.now();
    while (playback.standing === 'live') timing.pass(10);
    expect(timing.now() - last).toBeLessThanOrEqual(2_000);
    expect([playback.standing, playback.shown, left, closed]).toEqual(['stalled', last, 1, 1]);
  });

  it('is opened anew after a while that grows, and at the next stream where one does not come', async () => {
    begin();
    const waits: number[] = [];
    for (let i = 0; i < 6; i++) {
      await loaded();
      const before = opened.length;
      fail?.();
      const from = timing.now();
      while (opened.length === before) { timing.pass(100); await loaded(); }
      waits.push(timing.now() - from);
    }
    expect(opened).toEqual(['whep /a', 'whep /a', 'hls /b', 'hls /b', 'whep /a', 'whep /a', 'hls /b']);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThan(4 * (waits[0] ?? 0));
  });

  it('that shows nothing for twelve seconds is given up', async () => {
    begin();
    await loaded();
    timing.pass(11_900);
    expect(closed).toBe(0);
    timing.pass(400);
    expect([closed, left]).toEqual([1, 0]);
  });

  it('that stood steadily has what failed before forgotten: the best stream is tried first again', async () => {
    begin();
    await loaded();
    for (let i = 0; i < 2; i++) { fail?.(); timing.pass(4_000); await loaded(); }
    expect(opened.at(-1)).toBe('hls /b');
    play(11_000);
    fail?.();
    timing.pass(3_000);
    await loaded();
    expect(opened.at(-1)).toBe('whep /a');
  });

  it('asks with the pass of the moment', async () => {
    begin();
    await loaded();
    pass = 'two';
    fail?.();
    timing.pass(3_000);
    await loaded();
    expect(passes).toEqual(['one', 'two']);
  });

  it('takes a late word of a player that is closed for nothing', async () => {
    const { playback } = begin();
    await loaded();
    const old = fail;
    fail?.();
    timing.pass(3_000);
    await loaded();
    screen.show();
    old?.();
    expect([playback.standing, closed]).toEqual(['live', 1]);
  });

  it('leaves its last frame to whoever keeps it, and is over', async () => {
    const { stop } = begin();
    await loaded();
    play(1_000);
    stop();
    stop();
    expect([left, closed]).toEqual([1, 1]);
    timing.pass(60_000);
    await loaded();
    expect([opened.length, said]).toEqual([1, ['live']]);
  });

  it('whose player cannot be loaded is tried again', async () => {
    let tries = 0;
    const playback = new Playback<FakeScreen>(screen, { timing, streams: STREAMS, pass: () => '', changed: () => undefined, leaving: () => undefined, player: () => { tries++; return Promise.reject(new Error('no network')); } });
    playback.start();
    await loaded();
    timing.pass(10_000);
    await loaded();
    expect(tries).toBeGreaterThan(1);
  });
});
