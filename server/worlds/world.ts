import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { ProtocolError } from '#protocol/errors';
import type { Recorded } from '#protocol/events';
import { PROTOCOL_VERSION } from '#protocol/version';
import { Engine } from '../aggregate/engine.ts';
import { Calendar } from '../cases/calendar.ts';
import { systemScheduler } from '../clock.ts';
import { checkConfig } from '../config.ts';
import { Walls } from '../director/walls.ts';
import type { Home } from '../district/home.ts';
import { Assets } from '../gateway/assets.ts';
import { openGateway, Wireless } from '../gateway/gateway.ts';
import { Milestones } from '../journal/milestones.ts';
import { Health } from '../observe/health.ts';
import { createLog } from '../observe/log.ts';
import { Metrics } from '../observe/metrics.ts';
import { Cadence, every } from '../publish/cadence.ts';
import { Fanout } from '../publish/fanout.ts';
import { HEARTBEAT_MS, Publisher } from '../publish/publisher.ts';
import { Video } from '../video/video.ts';
import type { Channel, Says, Span, Told } from './channel.ts';
import { playerRoutes } from './control.ts';
import { Player, type Past } from './player.ts';

/** How often whoever opened a world hears how many look at it, ms. */
const TELL_MS = 2_000;

/** The journal on the other side of a channel. */
class Elsewhere implements Past {
  private readonly waiting = new Map<number, (answer: Extract<Told, { do: 'answer' }>) => void>();
  private asked = 0;

  constructor(private readonly channel: Pick<Channel<Told, Says>, 'send'>, public span: Span) {}

  async read(from: number, to: number): Promise<readonly Recorded[]> { return (await this.ask({ from, to })).records ?? []; }
  async numberAt(at: number): Promise<number> { return (await this.ask({ at })).n ?? 0; }

  answer(answer: Extract<Told, { do: 'answer' }>): void {
    this.waiting.get(answer.ask)?.(answer);
    this.waiting.delete(answer.ask);
  }

  private ask(what: { from: number; to: number } | { at: number }): Promise<Extract<Told, { do: 'answer' }>> {
    return new Promise((resolve) => {
      const ask = ++this.asked;
      this.waiting.set(ask, resolve);
      this.channel.send({ says: 'ask', ask, ...what });
    });
  }
}

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
 * A district's past as a server of its own, in a process of its own: the same fold over the same journal, published by the same gateway to displays that cannot
 * tell it from the living one but by its mode. It writes nothing, and ends with whoever opened it.
 */
export function runWorld(parts: WorldParts): void {
  const { channel } = parts;
  let elsewhere: Elsewhere | undefined;
  channel.hear((told) => {
    if (told.do === 'answer') elsewhere?.answer(told);
    else if (told.do === 'goes-on') { if (elsewhere) elsewhere.span = told.span; }
    else if (!elsewhere) {
      elsewhere = new Elsewhere(channel, told.span);
      open(told, elsewhere, parts).catch((error: unknown) => {
        process.stderr.write(`a world could not be opened: ${String(error)}\n`);
        process.exit(1);
      });
    }
  });
  channel.ended(() => { process.exit(0); });
}

async function open({ config: given, milestones, at }: Extract<Told, { do: 'open' }>, past: Elsewhere, { channel, home: read, wall, elapsed }: WorldParts): Promise<void> {
  const config = checkConfig(given);
  const home = read(config.district);
  const { district, scenes } = home;
  const engine = new Engine({ district, scenes, calendar: new Calendar(home.calendar, district.zone) });
  const metrics = new Metrics();
  const air = new Wireless();
  const fanout = new Fanout(engine.topics, air, metrics);
  const player: Player = new Player({
    engine, past, elapsed, turn: () => turn(), milestones: new Milestones(milestones, engine.format),
    moved: (renewed) => {
      if (renewed) fanout.renew(player.now(), player.speed);
      else fanout.move(player.now(), player.speed);
    },
  });
  const publisher = new Publisher({ fold: player.fold, horizon: () => player.now(), fanout, clock: player, elapsed, metrics });
  const cadence = new Cadence(systemScheduler, publisher.tick);
  const walls = new Walls(config.walls, (number) => { fanout.walls = number; });
  const epoch = randomUUID();
  const never = (): never => { throw new ProtocolError('of-the-past', 'what is shown again cannot be changed'); };
  const gateway = await openGateway({
    air, scheduler: systemScheduler, log: createLog(config.log), host: '127.0.0.1', port: 0, origins: [],
    shared: { epoch, clock: player, elapsed, folded: () => engine.now, fanout, limits: config.limits, metrics },
    welcome: () => ({ version: PROTOCOL_VERSION, epoch, at: player.now(), speed: player.speed, mode: 'past', heartbeat: HEARTBEAT_MS, topics: [...engine.topics.keys()] }),
    video: new Video({ hosts: [], cameras: [] }, elapsed), directed: () => engine.directed(), more: playerRoutes(player),
    routes: {
      health: new Health({ writable: () => true, durable: () => 0, folded: () => engine.n, topics: engine.topics.size }),
      assets: await Assets.load(wall), district, walls: () => walls.all, rejects: () => [],
      feeds: { list: () => [], receive: never, hold: never, tryOut: never }, outbound: { list: () => [], letters: () => [], again: never },
      caseFile: (id) => engine.file(id), casePage: (query) => engine.page(query), summary: (about, id) => engine.summary(about, id), changes: () => engine.changes(), handover: (since) => engine.handover(since),
      overview: () => ({ screen: config.kiosk, mode: 'past', speed: player.speed || 1, ...engine.overview() }), publicPlace: (about, id) => engine.publicPlace(about, id),
      ingest: never,
    },
  });
  cadence.start();
  every(systemScheduler, TELL_MS, () => { channel.send({ says: 'busy', displays: gateway.displays }); });
  await player.seek(at);
  player.play(1);
  channel.send({ says: 'ready', port: gateway.port });
}
