import { OPEN_DOORS } from '#server/access/who';
import { Video } from '#server/video/video';
import type { Clock } from '#server/clock';
import { systemScheduler } from '#server/clock';
import { PROTOCOL_VERSION } from '#protocol/version';
import { MAIN_WALL } from '#protocol/walls';
import { DISTRICT } from '#tests/support/shipped';
import type { Engine } from '#server/aggregate/engine';
import { Assets } from '#server/gateway/assets';
import { Wireless, openGateway } from '#server/gateway/gateway';
import { LIMITS } from '#server/gateway/limits';
import { Health } from '#server/observe/health';
import { createLog } from '#server/observe/log';
import { Metrics } from '#server/observe/metrics';
import { Fanout } from '#server/publish/fanout';
import { HEARTBEAT_MS, Publisher } from '#server/publish/publisher';

const absent = (): never => { throw new Error('a benchmark has only its topics'); };

/** Our own gateway as it runs, over a fold that a benchmark moves, with the wall of a folder; `tick` drains, encodes and publishes, heartbeats included. */
export async function openOver(engine: Engine, clock: Clock, wall = '/nowhere'): Promise<{ port: number; tick: () => void; close: () => Promise<void> }> {
  const air = new Wireless();
  const metrics = new Metrics();
  const fanout = new Fanout(engine.topics, air, metrics);
  const elapsed = () => performance.now();
  const publisher = new Publisher({ fold: engine, horizon: () => engine.now, fanout, clock, elapsed, metrics });
  const gateway = await openGateway({
    air, scheduler: systemScheduler, log: createLog('error'), host: '127.0.0.1', port: 0, origins: [], doors: OPEN_DOORS,
    shared: { epoch: 'bench', clock, elapsed, folded: () => engine.now, fanout, metrics, limits: LIMITS },
    welcome: () => ({ version: PROTOCOL_VERSION, epoch: 'bench', at: engine.now, speed: 1, mode: 'live', heartbeat: HEARTBEAT_MS, topics: [...engine.topics.keys()] }),
    video: new Video({ hosts: [], cameras: [] }, () => performance.now()),
    routes: {
      health: new Health({ writable: () => true, durable: () => 0, folded: () => 0, topics: 0 }), assets: await Assets.load(wall),
      district: DISTRICT, walls: () => [MAIN_WALL], rejects: () => [], feeds: { list: () => [], receive: absent, hold: absent, tryOut: absent }, outbound: { list: () => [], letters: absent, again: absent }, caseFile: () => undefined, casePage: () => ({ total: 0, next: '', cases: [] }), summary: () => undefined,
      changes: absent, audit: absent, handover: absent, overview: absent, publicPlace: () => undefined, ingest: absent,
    },
  });
  return { port: gateway.port, tick: publisher.tick, close: () => gateway.close() };
}
