import { systemClock, systemScheduler } from '#server/clock';
import { PROTOCOL_VERSION } from '#protocol/version';
import { MAIN_WALL } from '#protocol/walls';
import { DISTRICT } from '#tests/support/shipped';
import { Assets } from '#server/gateway/assets';
import { Wireless, openGateway } from '#server/gateway/gateway';
import { LIMITS } from '#server/gateway/limits';
import { Health } from '#server/observe/health';
import { createLog } from '#server/observe/log';
import { Metrics } from '#server/observe/metrics';
import { Fanout } from '#server/publish/fanout';
import { HEARTBEAT_MS, Publisher } from '#server/publish/publisher';
import { Script } from './script.ts';
import { serve, type Variant } from './variant.ts';

/** Our own gateway as it runs: each tick drains, encodes and publishes, heartbeats included; the fold before it is set aside. */
async function ours(ticks: number): Promise<Variant> {
  const script = new Script();
  const { engine } = script;
  const warm = new Fanout(engine.topics, { audience: () => true, publish: () => {} }, new Metrics());
  script.warmUp((dirty, at) => { warm.publish(dirty, at); });
  const events = Array.from({ length: ticks }, () => script.tick());
  const air = new Wireless();
  const metrics = new Metrics();
  const fanout = new Fanout(engine.topics, air, metrics);
  const clock = systemClock();
  const elapsed = () => performance.now();
  const publisher = new Publisher({ fold: engine, horizon: () => engine.now, fanout, clock, elapsed, metrics });
  const { port } = await openGateway({
    air, scheduler: systemScheduler, log: createLog('error'), host: '127.0.0.1', port: 0, origins: [],
    shared: { epoch: 'bench', clock, elapsed, folded: () => engine.now, fanout, metrics, limits: LIMITS },
    welcome: () => ({ version: PROTOCOL_VERSION, epoch: 'bench', at: engine.now, speed: 1, mode: 'live', heartbeat: HEARTBEAT_MS, topics: [...engine.topics.keys()] }),
    routes: {
      health: new Health({ writable: () => true, durable: () => 0, folded: () => 0, topics: 0 }), assets: await Assets.load('/nowhere'),
      district: DISTRICT, walls: () => [MAIN_WALL], rejects: () => [], feeds: () => [], caseFile: () => undefined, casePage: () => ({ total: 0, next: '', cases: [] }), summary: () => undefined, changes: () => { throw new Error('a benchmark has no briefing'); }, overview: () => { throw new Error('a benchmark has no kiosk'); }, publicPlace: () => undefined, receive: () => Promise.reject(new Error('a benchmark takes no events')), ingest: () => Promise.reject(new Error('a benchmark takes no events')),
    },
  });
  return {
    port,
    prepare(i) { for (const record of events[i] ?? []) engine.apply(record); },
    tick: publisher.tick,
  };
}

await serve(ours);
