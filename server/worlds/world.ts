import { randomUUID } from 'node:crypto';
import { PROTOCOL_VERSION } from '#protocol/version';
import { Engine } from '../aggregate/engine.ts';
import { Calendar } from '../cases/calendar.ts';
import { systemScheduler } from '../clock.ts';
import { checkConfig, type ConfigInput } from '../config.ts';
import { Walls } from '../director/walls.ts';
import type { Home } from '../district/home.ts';
import { behind } from '../access/entrusted.ts';
import { Assets } from '../gateway/assets.ts';
import { openGateway, Wireless } from '../gateway/gateway.ts';
import { Health } from '../observe/health.ts';
import { createLog } from '../observe/log.ts';
import { Metrics } from '../observe/metrics.ts';
import { Cadence, every } from '../publish/cadence.ts';
import { Fanout } from '../publish/fanout.ts';
import { HEARTBEAT_MS, Publisher } from '../publish/publisher.ts';
import { Video } from '../video/video.ts';
import type { Channel, Says, Told } from './channel.ts';
import { openExercise } from './exercise.ts';
import type { Ground, Kind } from './kind.ts';
import { openPast } from './past.ts';

/** How often whoever opened a world hears how many look at it, ms. */
const TELL_MS = 2_000;

/** What a world is made with beside what it is told. */
export interface WorldParts {
  channel: Channel<Told, Says>;
  home: (district: string | undefined) => Home;
  /** Where the built wall lies. */
  wall: string;
  /** Our own time in ms, monotonic. */
  elapsed: () => number;
}

/**
 * Another world of a centre as a server of its own, in a process of its own: the same fold, published by the same gateway to displays that cannot tell it from
 * the living one but by its mode. It ends with whoever opened it.
 */
export function runWorld(parts: WorldParts): void {
  const { channel } = parts;
  let kind: Promise<Kind> | undefined;
  channel.hear((told) => {
    if (told.do !== 'open') void kind?.then(({ hear }) => { hear(told); });
    else if (!kind) {
      const ground = groundOf(told.world.config, parts);
      kind = told.world.kind === 'past' ? Promise.resolve(openPast(told.world, ground)) : openExercise(told.world, ground);
      kind.then((known) => serve(known, ground, parts, told.secret)).catch((error: unknown) => {
        ground.log.error({ err: error }, 'a world could not be opened');
        process.exit(1);
      });
    }
  });
  channel.ended(() => { process.exit(0); });
}

function groundOf(given: ConfigInput, { home: read, elapsed, channel }: WorldParts): Ground {
  const config = checkConfig(given);
  const home = read(config.district);
  const { district, scenes } = home;
  return { config, home, engine: new Engine({ district, scenes, calendar: new Calendar(home.calendar, district.zone) }), log: createLog(config.log), elapsed, channel };
}

/** Opens the gateway of a world, begins it, and says that it is ready. */
async function serve({ mode, clock, fold, horizon, more, ingest, begin }: Kind, { config, home, engine, log, elapsed, channel }: Ground, { wall }: WorldParts, secret: string): Promise<void> {
  const metrics = new Metrics();
  const air = new Wireless();
  const fanout = new Fanout(engine.topics, air, metrics);
  const publisher = new Publisher({ fold, horizon, fanout, clock, elapsed, metrics });
  const cadence = new Cadence(systemScheduler, publisher.tick);
  const walls = new Walls(config.walls, (number) => { fanout.walls = number; });
  const epoch = randomUUID();
  const nothing = (): never => { throw new Error('a world has no feeds'); };
  const gateway = await openGateway({
    air, scheduler: systemScheduler, log, host: '127.0.0.1', port: 0, origins: [], doors: behind(secret),
    shared: { epoch, clock, elapsed, folded: () => engine.now, fanout, limits: config.limits, metrics },
    welcome: () => ({ version: PROTOCOL_VERSION, epoch, at: clock.now(), speed: clock.speed, mode, heartbeat: HEARTBEAT_MS, topics: [...engine.topics.keys()] }),
    video: new Video({ hosts: [], cameras: [] }, elapsed), directed: () => engine.directed(), more,
    routes: {
      health: new Health({ writable: () => true, durable: () => 0, folded: () => engine.n, topics: engine.topics.size }),
      assets: await Assets.load(wall), district: home.district, walls: () => walls.all, rejects: () => [],
      feeds: { list: () => [], receive: nothing, hold: nothing, tryOut: nothing }, outbound: { list: () => [], letters: () => [], again: nothing },
      caseFile: (id) => engine.file(id), casePage: (query) => engine.page(query), summary: (about, id) => engine.summary(about, id), changes: () => engine.changes(), audit: () => [], handover: (since) => engine.handover(since),
      overview: () => ({ screen: config.kiosk, mode, speed: clock.speed || 1, ...engine.overview() }), publicPlace: (about, id) => engine.publicPlace(about, id),
      ingest,
    },
  });
  cadence.start();
  every(systemScheduler, TELL_MS, () => { channel.send({ says: 'busy', displays: gateway.displays }); });
  await begin({ fanout, touch: () => { cadence.touch(); } });
  channel.send({ says: 'ready', port: gateway.port });
}
