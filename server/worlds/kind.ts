import type { Mode } from '#protocol/frames';
import type { Engine } from '../aggregate/engine.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Home } from '../district/home.ts';
import type { Route, RouteParts } from '../gateway/routes.ts';
import type { Log } from '../observe/log.ts';
import type { Fanout } from '../publish/fanout.ts';
import type { Fold } from '../publish/publisher.ts';
import type { Channel, Says, Told } from './channel.ts';

/** What every world stands on: the centre that it is of, a fold of it that knows nothing yet, and the channel to whoever opened it. */
export interface Ground { config: Config; home: Home; engine: Engine; log: Log; elapsed: () => number; channel: Channel<Told, Says> }

/** What makes one world of it: how time passes, what is published, what may be written. */
export interface Kind {
  mode: Mode;
  clock: Clock;
  fold: Fold;
  /** The time (ms) up to which the fold may go. */
  horizon: () => number;
  more: readonly Route[];
  ingest: RouteParts['ingest'];
  /** Hears what the living world goes on with. */
  hear: (told: Told) => void;
  /** Begins, once displays may come: what it publishes through, and what brings the next tick forward. */
  begin: (on: { fanout: Fanout; touch: () => void }) => Promise<void>;
}
