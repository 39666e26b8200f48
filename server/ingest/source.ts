import type { EventKind } from '#protocol/events';

/**
 * An event as a feed hands it over, not yet checked. `data` is what the kind's schema in the protocol takes; `time` is the
 * source's own, in ms since the epoch.
 */
export interface RawEvent { kind: EventKind; id: string; source: string; time: number; data: unknown }

/**
 * A feed: an async stream of batches, ended by itself or by the signal. It is pulled, so it never runs ahead of the
 * journal: the next batch is asked for when the last one is on disk.
 */
export interface Source {
  /** The name its events carry as `source`. */
  readonly id: string;
  events(signal: AbortSignal): AsyncIterable<readonly RawEvent[]>;
}
