import { OPEN_DOORS, type Doors } from '#server/access/who';
import { Video } from '#server/video/video';
import type { TopicShape } from '#protocol/topics';
import { flag, int, text, time } from '#protocol/topics';
import { PROTOCOL_VERSION } from '#protocol/version';
import { MAIN_WALL } from '#protocol/walls';
import { Topic } from '#server/aggregate/topic';
import { systemClock, systemScheduler, type Scheduler } from '#server/clock';
import { Assets } from '#server/gateway/assets';
import type { TlsSettings } from '#server/gateway/certificate';
import { Wireless, openGateway } from '#server/gateway/gateway';
import { LIMITS, type Limits } from '#server/gateway/limits';
import { LIMITS as HOURS } from './limits.ts';
import type { RouteParts } from '#server/gateway/routes';
import { Health } from '#server/observe/health';
import { createLog, type Log } from '#server/observe/log';
import { Metrics } from '#server/observe/metrics';
import { Cadence } from '#server/publish/cadence';
import { Fanout } from '#server/publish/fanout';
import { HEARTBEAT_MS, Publisher, type Fold } from '#server/publish/publisher';
import { ManualTime } from './manual-time.ts';

export const SHAPE = { tables: { items: { label: text, count: int, on: flag, at: time } } } as const satisfies TopicShape;
export type Items = Topic<typeof SHAPE>;

/** Topics that a test changes by hand, with what the fold tells the publisher. */
export class Topics implements Fold {
  readonly topics: ReadonlyMap<string, Topic>;
  now: number;
  private dirty = new Set<Topic>();

  constructor(names: readonly string[], now: number, private readonly touched: () => void = () => {}) {
    this.now = now;
    this.topics = new Map(names.map((name) => [name, new Topic<TopicShape>(name, SHAPE, (topic) => { this.dirty.add(topic); this.touched(); })]));
  }

  get(name: string): Items { return this.topics.get(name) as unknown as Items; }

  advance(now: number): void { this.now = now; }

  takeDirty(): Topic[] {
    const dirty = [...this.dirty];
    this.dirty.clear();
    return dirty;
  }
}

export interface BareOptions {
  names?: readonly string[];
  scheduler?: Scheduler;
  limits?: Partial<Limits>;
  assets?: string;
  epoch?: string;
  doors?: Doors;
  tls?: TlsSettings;
  log?: Log;
  writable?: () => boolean;
  caseFile?: RouteParts['caseFile'];
  casePage?: RouteParts['casePage'];
  summary?: RouteParts['summary'];
  ingest?: (contentType: string, headers: Readonly<Record<string, string>>, body: Uint8Array) => Promise<{ status: number; body: object }>;
}

/** A gateway on a free port over topics that a test changes by hand: no journal, no fold. */
export async function openBare(options: BareOptions = {}) {
  const { names = ['one', 'two'], scheduler = systemScheduler, limits = {}, assets = '/nowhere', epoch = 'epoch-1', doors = OPEN_DOORS, log = createLog('silent'), tls } = options;
  const { writable = () => true, caseFile = () => undefined, casePage = () => ({ total: 0, next: '', cases: [] }), summary = () => undefined, ingest = () => Promise.resolve({ status: 200, body: { accepted: 1, repeated: 0, rejected: [] } }) } = options;
  const clock = systemClock();
  const elapsed = scheduler instanceof ManualTime ? () => scheduler.now() : () => performance.now();
  const metrics = new Metrics();
  const air = new Wireless();
  const topics: Topics = new Topics(names, clock.now(), () => { cadence.touch(); });
  const fanout = new Fanout(topics.topics, air, metrics);
  const publisher = new Publisher({ fold: topics, horizon: () => clock.now(), fanout, clock, elapsed, metrics });
  const cadence = new Cadence(scheduler, publisher.tick);
  const stopCadence = cadence.start();
  const gateway = await openGateway({
    air, scheduler, log, tls, host: '127.0.0.1', port: 0, origins: [], doors,
    shared: { epoch, clock, elapsed, folded: () => topics.now, fanout, metrics, limits: { ...LIMITS, ...limits } },
    welcome: () => ({ version: PROTOCOL_VERSION, epoch, at: clock.now(), speed: 1, mode: 'live', heartbeat: HEARTBEAT_MS, topics: [...topics.topics.keys()] }),
    video: new Video({ hosts: [], cameras: [] }, () => performance.now()),
    routes: {
      health: new Health({ writable, durable: () => 0, folded: () => 0, topics: names.length }),
      assets: await Assets.load(assets), district: DISTRICT, walls: () => [MAIN_WALL], rejects: () => [], feeds: { list: () => [], receive: (_, headers, body) => ingest(headers['authorization'] ?? '', {}, body), hold: () => Promise.resolve({}), tryOut: () => ({}) }, outbound: { list: () => [], letters: () => [], again: () => Promise.resolve(0) }, caseFile, casePage, summary, changes: () => { throw new Error('this gateway folds nothing'); }, handover: () => { throw new Error('this gateway folds nothing'); }, audit: () => [], overview: () => { throw new Error('this gateway folds nothing'); }, publicPlace: () => undefined, ingest,
    },
  });
  return {
    ...gateway, url: `${tls ? 'https' : 'http'}://127.0.0.1:${gateway.port}`, topics, fanout, metrics, cadence, air,
    close: async () => {
      stopCadence();
      await gateway.close();
    },
  };
}
export type Bare = Awaited<ReturnType<typeof openBare>>;

const DISTRICT = { id: 'test', zh: '测试', en: 'Test', schematic: true, zone: 'Asia/Shanghai', outline: [], water: [], streets: [], areas: [], blocks: [], landmarks: [], limits: HOURS };

/** The value of a counter or gauge, summed over the labels that match. */
export async function metric(metrics: Metrics, name: string, labels: Record<string, string> = {}): Promise<number> {
  const found = (await metrics.registry.getMetricsAsJSON()).find((one) => one.name === `tongxin_${name}`);
  const fits = (given: object) => Object.entries(labels).every(([key, value]) => (given as Record<string, unknown>)[key] === value);
  return (found?.values ?? []).filter((one) => fits(one.labels)).reduce((sum, one) => sum + one.value, 0);
}
