import { IANAZone } from 'luxon';
import * as z from 'zod';
import type { District } from '#protocol/district';
import type { Clock } from '../../clock.ts';
import type { Wait } from '../pump.ts';
import type { Headers } from '../cloudevents.ts';
import type { RawEvent } from '../source.ts';
import { COORDINATES, type Sender } from './mapping.ts';

/** What every feed is configured with; a kind adds its own. */
export const COMMON = {
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).max(40),
  /** The name that its events carry; `/feeds/<id>` where none is given. */
  source: z.string().min(1).max(128).optional(),
  /** Its budget of freshness: it means to speak at least each so many seconds. */
  period: z.number().min(1).max(86_400).default(60),
  /** Most events a second; a source that sends more is held back. */
  rate: z.number().positive().max(100_000).default(5_000),
  /** The zone of times without an offset; without one the district's. */
  zone: z.string().refine((zone) => IANAZone.isValidZone(zone), 'not an IANA time zone').optional(),
  coordinates: z.enum(COORDINATES).default('wgs84'),
} as const;
export type Common = z.output<z.ZodObject<typeof COMMON>>;

/** How a feed stands with its source. */
export interface Report {
  /** The source answers. */
  readonly connected: () => void;
  /** It does not, and why; the feed goes on trying. */
  readonly lost: (reason: string) => void;
  /** So many bytes that it offers are still to be read. */
  readonly left: (bytes: number) => void;
}

/** What a feed is opened in. */
export interface Site extends Sender {
  district: District;
  clock: Clock;
  /** Resolves after so many ms of our own time, or when the signal aborts. */
  wait: Wait;
  /** A folder of its own for what it must remember; it may not be there yet. */
  dir: string;
  report: Report;
}

/**
 * A feed that was opened. Batches are pulled: what stands after a `yield` runs when the batch is on disk, and never where it
 * is not; there a feed acknowledges. An empty batch says that the source is alive.
 */
export interface Feed {
  readonly events: (signal: AbortSignal) => AsyncIterable<readonly RawEvent[]>;
  /** Where it takes what is posted to it, and by which token. */
  readonly webhook?: Webhook;
}
export interface Webhook { readonly token: string; readonly read: (body: Uint8Array, headers: Headers) => RawEvent[] | Promise<RawEvent[]> }

/** A message as it would come; where it would come by MQTT, by its topic, or the first that is configured. */
export interface Sample { bytes: Uint8Array; file: string; topic: string | undefined }

/** A kind of feed: what it is configured with, how it is opened, and how it reads. */
export interface FeedKind<S extends z.ZodType<Common & { kind: string }> = z.ZodType<Common & { kind: string }>> {
  readonly settings: S;
  readonly open: (settings: z.output<S>, site: Site) => Feed;
  /** What it makes of a message that somebody tries, without its source. */
  readonly sample: (settings: z.output<S>, site: Site) => (sample: Sample) => RawEvent[];
}

/** Defines a kind, with its settings typed. */
export const defineFeed = <S extends z.ZodType<Common & { kind: string }>>(kind: FeedKind<S>): FeedKind<S> => kind;
