import type { StreamKind } from '#protocol/cameras';
import { backoff } from '../subscribe/backoff.ts';
import { every, type Stop, type Timing } from '../subscribe/timing.ts';
import type { Play } from './play.ts';

/** How often a picture is looked at, and how long it may be without a new frame before it is no longer called live, ms: together under 2 s. */
const LOOK = 200;
const STALLED = 1_700;
/** How long a stream has for its first frame, ms. */
const OPENING = 12_000;
/** A picture that stood so long lets earlier failures be forgotten, ms. */
const STEADY = 10_000;
/** Tries of one stream before the camera's next one. */
const TRIES = 2;

/** A stream that opens or is to be opened again, one that shows new frames, one that did and shows none. */
export type Standing = 'opening' | 'live' | 'stalled';

/** What of a video element is needed here. */
export type Screen = Pick<HTMLVideoElement, 'requestVideoFrameCallback' | 'cancelVideoFrameCallback' | 'play'>;

export interface PlaybackParts<S extends Screen> {
  timing: Timing;
  /** Best first. */
  streams: readonly { kind: StreamKind; path: string }[];
  player: (kind: StreamKind) => Promise<(video: S, asked: Parameters<Play>[1]) => Stop>;
  pass: () => string;
  /** How it stands is another way now. */
  changed: (standing: Standing) => void;
  /** The last frame is about to go: whoever wants to keep it takes it now. */
  leaving: () => void;
}

/**
 * A camera's picture in a video element. Whether it is live is told by the frames that the browser put on the screen, by nothing
 * that a player or a stream says of itself; one that shows no new frame is opened anew, after a while that grows, at the next stream
 * where the first one does not come.
 */
export class Playback<S extends Screen> {
  standing: Standing = 'opening';
  /** When the last frame was shown, own time (ms); undefined before the first one. */
  shown: number | undefined;
  private failures = 0;
  private tried = -Infinity;
  private since = 0;
  private close: Stop | undefined;
  private again: Stop | undefined;
  private request = 0;
  private over = false;

  constructor(private readonly video: S, private readonly parts: PlaybackParts<S>) {}

  start(): Stop {
    const { timing } = this.parts;
    const stop = every(timing, LOOK, () => { this.look(); });
    const frame = () => {
      this.frame();
      this.request = this.video.requestVideoFrameCallback(frame);
    };
    this.request = this.video.requestVideoFrameCallback(frame);
    this.open();
    return () => {
      if (this.over) return;
      this.over = true;
      stop();
      this.again?.();
      this.video.cancelVideoFrameCallback(this.request);
      this.leave();
    };
  }

  private open(): void {
    const { streams, player, pass, timing } = this.parts;
    const stream = streams[Math.floor(this.failures / TRIES) % streams.length];
    if (!stream) return;
    this.tried = timing.now();
    this.again = undefined;
    let current = true;
    let stop: Stop = () => undefined;
    const failed = () => { if (current) this.fail(); };
    this.close = () => {
      current = false;
      stop();
    };
    player(stream.kind).then((play) => {
      if (!current) return;
      stop = play(this.video, { timing, path: stream.path, pass, failed });
      this.video.play().catch(() => undefined);
    }).catch(failed);
  }

  private frame(): void {
    // A frame that was on its way when the stream was closed says nothing of the next one.
    if (this.over || this.close === undefined) return;
    const now = this.parts.timing.now();
    this.shown = now;
    if (this.standing === 'live') {
      if (now - this.since >= STEADY) this.failures = 0;
      return;
    }
    this.since = now;
    this.become('live');
  }

  private look(): void {
    const now = this.parts.timing.now();
    if (this.standing === 'live' && now - (this.shown ?? now) >= STALLED) this.fail();
    else if (this.close && this.standing !== 'live' && now - this.tried >= OPENING) this.fail();
  }

  private fail(): void {
    const { timing } = this.parts;
    this.leave();
    const wait = backoff(this.failures++, timing.random(), timing.now() - this.tried);
    this.become(this.shown === undefined ? 'opening' : 'stalled');
    this.again = timing.after(wait, () => { this.open(); });
  }

  private leave(): void {
    if (this.close && this.shown !== undefined && this.standing === 'live') this.parts.leaving();
    this.close?.();
    this.close = undefined;
  }

  private become(standing: Standing): void {
    if (this.standing === standing) return;
    this.standing = standing;
    if (!this.over) this.parts.changed(standing);
  }
}
