import { pack } from '#protocol/codec';
import { FRAME, type Delta, type Snapshot } from '#protocol/frames';
import { Encoder } from '#protocol/packets';
import type { Heard, Topic } from '../aggregate/topic.ts';
import type { Metrics } from '../observe/metrics.ts';
import { Ring, type Published } from './ring.ts';

/** What is kept for displays that come back: at 10 ticks a second half a minute, and never more than this many bytes a topic. */
const KEPT_FRAMES = 300;
const KEPT_BYTES = 128 * 1024;

const EVENT = 2;
const encoder = new Encoder();

/** How long ago (ms) who was heard last spoke; -1 for never. */
export const ageOf = ({ seen }: Heard, at: number): number => (seen === 0 ? -1 : Math.max(0, at - seen));

/** A Socket.IO event packet with one argument. */
export const eventPacket = (name: string, value: unknown): Uint8Array =>
  encoder.encode({ type: EVENT, nsp: '/', data: [name, value] })[0] as Uint8Array;

/**
 * A topic as frames. `seq` counts its published changes within this run. Guarantees: a delta is encoded once, a snapshot
 * at most once a `seq`, whoever asks; a snapshot may already hold changes of the next delta, which are absolute, so
 * applying that delta to it gives the same.
 */
export class Channel {
  seq = 0;
  private readonly ring = new Ring(KEPT_FRAMES, KEPT_BYTES);
  private cached: Published | undefined;

  constructor(readonly number: number, readonly topic: Topic, private readonly metrics: Metrics) {}

  /** Takes the topic's changes as the next delta; undefined where there are none. */
  advance(at: number): Uint8Array | undefined {
    const tables = this.topic.drain(at).map(([i, { removed, ops }]): Delta[4][number] => [i, removed, ops]);
    if (tables.length === 0) return undefined;
    const frame: Delta = [this.number, ++this.seq, at, this.age(at), tables];
    const bytes = this.encode(FRAME.delta, frame);
    this.ring.push({ seq: this.seq, at, bytes });
    return bytes;
  }

  /** The topic is of another time than what was published: gives its state as it is now, which no delta leads to. */
  renew(at: number): Uint8Array {
    this.topic.drain(at);
    this.ring.clear();
    this.seq += 1;
    return this.snapshot(at);
  }

  snapshot(at: number): Uint8Array {
    if (this.cached?.seq === this.seq) return this.cached.bytes;
    const { late, silent } = this.topic.heard;
    const frame: Snapshot = [this.number, this.seq, at, this.age(at), this.topic.snapshot(at), [late, silent]];
    this.cached = { seq: this.seq, at, bytes: this.encode(FRAME.snapshot, frame) };
    return this.cached.bytes;
  }

  /** The deltas after `seq`; undefined where they are not all kept. */
  missed(seq: number): Uint8Array[] | undefined {
    return seq === this.seq ? [] : this.ring.after(seq)?.map(({ bytes }) => bytes);
  }

  /** The time of the delta `seq`, if it is still kept. */
  at(seq: number): number | undefined { return this.ring.at(seq); }

  /** How long ago (ms) a source behind the topic last spoke; -1 for never. */
  age(at: number): number { return ageOf(this.topic.heard, at); }

  private encode(kind: 'delta' | 'snapshot', frame: Delta | Snapshot): Uint8Array {
    const bytes = eventPacket(kind, pack(frame));
    this.metrics.frames.inc({ kind });
    this.metrics.bytes.inc({ kind }, bytes.length);
    return bytes;
  }
}
