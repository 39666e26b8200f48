import type { ProtocolError } from '#protocol/errors';
import type { EventKind } from '#protocol/events';

/**
 * An event as a feed hands it over, not yet checked. `data` is what the kind's schema in the protocol takes; `time` is the
 * source's own, in ms since the epoch. A feed that cannot make an event of what it read says so by `fault`, and admission
 * turns it away by that name, so that it is counted and kept like every other reject; `message` is what it was made of, which is
 * kept where it is turned away.
 */
export interface RawEvent { kind: EventKind; id: string; source: string; time: number; data: unknown; fault?: ProtocolError; message?: unknown }

/**
 * A feed: an async stream of batches, ended by itself or by the signal. It is pulled, so it never runs ahead of the
 * journal: the next batch is asked for when the last one is on disk.
 */
export interface Source {
  /** The name its events carry as `source`. */
  readonly id: string;
  events(signal: AbortSignal): AsyncIterable<readonly RawEvent[]>;
}
