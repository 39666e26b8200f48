import { randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { simulateDay } from '#fixtures/day';
import { composeCells } from '#fixtures/district/cells';
import { openReplay, ReplayError } from '#fixtures/replay';
import type { Program } from '#protocol/director';
import type { Mode } from '#protocol/frames';
import { PROTOCOL_VERSION } from '#protocol/version';
import { SCENES } from '#scenes/index';
import { Engine } from './aggregate/engine.ts';
import { Calendar } from './cases/calendar.ts';
import { reportOf } from './cases/report.ts';
import { scaledClock, systemClock, systemScheduler, type Clock } from './clock.ts';
import { DistrictError } from './district/fault.ts';
import { inspect, readDistrict } from './district/read.ts';
import { ConfigError, USAGE, checkConfig, readConfig, type Config, type ConfigInput } from './config.ts';
import { Walls } from './director/walls.ts';
import type { Done } from './access/done.ts';
import { hashOf } from './access/secret.ts';
import { openAccess } from './access/open.ts';
import { accountCommand } from './access/command.ts';
import { accessRoutes } from './gateway/access.ts';
import { Assets } from './gateway/assets.ts';
import { CertificateError } from './gateway/certificate.ts';
import { Wireless, openGateway } from './gateway/gateway.ts';
import { ListenError } from './gateway/port.ts';
import { worldRoutes } from './gateway/worlds.ts';
import { Admission } from './ingest/admit.ts';
import { ingestCloudEvents } from './ingest/answer.ts';
import { Feeds } from './ingest/feed/feeds.ts';
import { askedOf, tryOut } from './ingest/feed/try-out.ts';
import { Ledger } from './ingest/ledger.ts';
import { pump } from './ingest/pump.ts';
import type { Source } from './ingest/source.ts';
import { auditCommand } from './journal/audit.ts';
import { backupCommand } from './journal/backup.ts';
import { JournalError, type Journal } from './journal/journal.ts';
import { freeBytes, openJournal } from './journal/lmdb-journal.ts';
import { Milestones } from './journal/milestones.ts';
import { Retention } from './journal/retention.ts';
import { Keeper } from './keeper.ts';
import { Health } from './observe/health.ts';
import { Outbound } from './outbound/outbound.ts';
import { observeFlow } from './observe/flow.ts';
import { complain, createLog, readSecret, say } from './observe/log.ts';
import { bySystemd, notifyManager } from './observe/notify.ts';
import { Metrics, observeProcess } from './observe/metrics.ts';
import { observeSeats } from './observe/seats.ts';
import { Cadence, every } from './publish/cadence.ts';
import { Fanout } from './publish/fanout.ts';
import { HEARTBEAT_MS, Publisher } from './publish/publisher.ts';
import { Video } from './video/video.ts';
import { toOpener } from './worlds/channel.ts';
import { runWorld } from './worlds/world.ts';
import { Debriefs } from './worlds/debriefs.ts';
import { readScenarios } from './worlds/scenarios.ts';
import { Worlds } from './worlds/worlds.ts';

/** How often pictures that nobody asks for any more are let go of. */
const TIDY_MS = 5_000;
/** Once a second admission tells the fold what it turned away. */
const SETTLE_MS = 1_000;
const DAY_S = 86_400;
const BUILT = !import.meta.url.endsWith('.ts');
/** What is started again to show another world: the built server, also by one that runs from its sources. */
const PROGRAM_FILE = BUILT ? fileURLToPath(import.meta.url) : fileURLToPath(new URL('../dist/server/main.js', import.meta.url));
/** The built wall lies beside the built server. */
const WALL = fileURLToPath(new URL(BUILT ? '../wall' : '../dist/wall', import.meta.url));
/** The exercises that ship. */
const EXERCISES = fileURLToPath(new URL(BUILT ? '../../fixtures/exercises' : '../fixtures/exercises', import.meta.url));
/** The district that ships. */
const DISTRICT = fileURLToPath(new URL(BUILT ? '../../fixtures/district/putuo' : '../fixtures/district/putuo', import.meta.url));

export interface Running {
  readonly config: Config;
  readonly port: number;
  readonly url: string;
  readonly mode: Mode;
  readonly engine: Engine;
  readonly journal: Journal;
  readonly metrics: Metrics;
  /** Takes nothing more, lets what is under way end, flushes, writes a checkpoint, closes. */
  stop(): Promise<void>;
}

/**
 * Starts everything and resolves once topics are folded and the port listens; on an empty journal the simulated district begins
 * at `start` (ms). Rejects with ConfigError, DistrictError, ReplayError, JournalError or ListenError.
 */
export async function startServer(given: ConfigInput & { wall?: string; start?: number } = {}): Promise<Running> {
  // 1. What runs, and where its data lies: each district and mode has a journal of its own, so simulated events never meet real ones.
  const { wall = WALL, start = Date.now(), ...input } = given;
  const config = checkConfig(input);
  const mode: Mode = config.replay === undefined ? (config.demo && config.feeds.length === 0 ? 'demo' : 'live') : 'replay';
  const home = readDistrict(config.district ?? DISTRICT, { scenes: SCENES, compose: composeCells, now: Date.now() });
  const { district, scenes } = home;
  const stray = config.video.cameras.find(({ block }) => !district.blocks.some(({ id }) => id === block));
  if (stray) throw new ConfigError(`camera ${stray.id}: ${district.id} has no block ${stray.block}.`);
  const video = new Video(config.video, () => performance.now());
  const dir = join(config.data, district.id, folderOf(mode, config));
  const log = createLog(config.log);
  const audit = (done: Done): Promise<void> => admission.audit(done).catch((error: unknown) => { log.error({ err: error, what: done.what }, 'what was done could not be written down'); });
  const access = openAccess(config, log, audit);
  const metrics = new Metrics();
  observeProcess(metrics);

  // 2. What there is: the calendar, the journal, the clock that goes on where the journal ends.
  const calendar = new Calendar(home.calendar, district.zone);
  const time = lateClock();
  const timing = { clock: time, wait };
  const { replay: file, mapping, seed } = config;
  const replay = file === undefined || mapping === undefined ? undefined : await openReplay({ file, mapping, district, scenes, ...timing });
  const journal = await openJournal({ dir: join(dir, 'journal'), clock: time });
  const last = journal.lastAt;
  const machine = systemClock({ from: mode === 'live' ? last : 0 });
  time.set(mode === 'live' ? machine : scaledClock(Math.max(replay?.start ?? start, last), config.speed, () => performance.now()));
  const feed: Source | undefined = replay ?? (mode === 'demo' ? simulateDay({ home, seed, last, ...timing, has: (source, id) => journal.has(source, id), feed: (source) => engine.feed(source) }) : undefined);
  const ledger = new Ledger(join(dir, 'rejects'));
  const admission = new Admission({ journal, clock: time, district, scenes, devices: home.devices, folded: { standing: (subject) => engine.standing(subject), alarm: (id) => engine.alarm(id), heldBack: (id) => engine.heldBack(id), relief: (off) => engine.relief(off), get program() { return engine.program; } }, ledger });
  const feeds = new Feeds({ feeds: mode === 'live' ? config.feeds : [], home, admission, clock: time, wait, dir: join(dir, 'feeds') });

  // 3. What is shown: the fold of the journal, published by one ticker.
  const outbound = new Outbound({
    destinations: mode === 'live' ? config.outbound : [], source: `/tongxin/${district.id}`, dir: join(dir, 'outbound'), since: last, clock: time, wait, random: Math.random,
  });
  const engine: Engine = new Engine({ district, scenes, calendar, told: (was, is) => { outbound.change(was, is, engine.now, engine.n); } });
  const air = new Wireless();
  const fanout = new Fanout(engine.topics, air, metrics);
  const publisher = new Publisher({ fold: engine, horizon: () => journal.horizon(), fanout, clock: time, elapsed: () => performance.now(), metrics });
  const cadence = new Cadence(systemScheduler, publisher.tick);
  const milestones = new Milestones(join(dir, 'milestones'), engine.format);
  const keeper = new Keeper({ engine, journal, milestones, metrics, log, before: () => outbound.flushed() });
  keeper.restore();
  const worlds = new Worlds({
    journal, clock: time, milestones, exercises: join(dir, 'exercises'), debriefs: new Debriefs(join(dir, 'exercises'), log), scenarios: readScenarios(EXERCISES), state: () => engine.dump(), program: PROGRAM_FILE, log, random: Math.random,
    config: { district: config.district, walls: config.walls, kiosk: config.kiosk, limits: config.limits, log: config.log },
  });
  const retention = new Retention({ journal, milestones, clock: time, days: config.retention.days, openSince: () => engine.openSince(), audit: (done) => admission.audit(done), log });
  const follower = journal.follow(engine.n, (batch) => {
    for (const record of batch) engine.apply(record);
    worlds.live(batch);
    keeper.note();
    cadence.touch();
  });
  await follower.ready;

  // 4. Who may look and write.
  const walls = new Walls(config.walls, (number) => { fanout.walls = number; });
  const epoch = randomUUID();
  const gateway = await openGateway({
    air, scheduler: systemScheduler, log, host: config.host, port: config.port, origins: config.origins, proxies: config.proxies, tls: config.tls, doors: access, audit,
    shared: { epoch, clock: time, elapsed: () => performance.now(), folded: () => engine.now, fanout, limits: config.limits, metrics },
    welcome: () => ({ version: PROTOCOL_VERSION, epoch, at: time.now(), speed: time.speed, mode, heartbeat: HEARTBEAT_MS, topics: [...engine.topics.keys()] }),
    video, directed: () => engine.directed(), worlds: worlds.worldOf, more: [...accessRoutes(access), ...worlds.routes(), ...worldRoutes(worlds.worldOf)],
    routes: {
      health: new Health({ writable: () => journal.writable(), durable: () => journal.last, folded: () => engine.n, topics: engine.topics.size }),
      assets: await Assets.load(wall), district, walls: () => walls.all, rejects: (limit) => ledger.list(limit), feeds, outbound,
      caseFile: (id) => engine.file(id), casePage: (query) => engine.page(query), summary: (about, id) => engine.summary(about, id), changes: () => engine.changes(), report: (subject) => reportOf(subject, { journal, file: (id) => engine.file(id), household: (scene) => scenes.some((one) => one.id === scene && one.household === true), now: () => time.now(), turn: () => turn() }), handover: (since) => engine.handover(since), overview: () => ({ screen: config.kiosk, mode, speed: time.speed, ...engine.overview() }), publicPlace: (about, id) => engine.publicPlace(about, id),
      ingest: (contentType, headers, body, by) => ingestCloudEvents(admission, contentType, headers, body, by), audit: () => engine.audit(),
    },
  }).catch(async (error: unknown) => {
    await Promise.all([journal.close(), ledger.close(), outbound.close(), access.close()]);
    throw error;
  });
  observeFlow(metrics, { journal, admission, feeds, outbound, free: () => freeBytes(dir), ahead: () => machine.ahead() });
  observeSeats(metrics, () => engine.seats());
  metrics.gauge('calendar_covered_seconds', 'Time that the table of holidays still covers.', () => calendar.coverage(time.now()).days * DAY_S);
  if (calendar.coverage(time.now()).short) log.warn({ coveredUntil: calendar.table.coveredUntil }, 'the table of holidays ends soon: past it every weekday counts as a working day');

  // 5. What runs by itself, and its end.
  const feeding = new AbortController();
  const fed = feed && pump(feed, admission, feeding.signal).catch((error: unknown) => { log.error({ err: error }, 'the feed failed'); });
  const programmed = (program: Program): void => { admission.programme(program).catch((error: unknown) => { log.error({ err: error }, 'what the walls do by themselves could not be written down'); }); };
  programmed(config.director);
  if (access.closed) await audit({ who: '', from: '', what: 'start', about: `configuration ${hashOf(JSON.stringify(config))}` });
  await feeds.start();
  outbound.start();
  const stops = [
    cadence.start(), keeper.start(systemScheduler), retention.start(systemScheduler), worlds.start(systemScheduler), every(systemScheduler, TIDY_MS, () => { video.tidy(); }),
    ...(config.config === undefined ? [] : [walls.follow(config.config, systemScheduler, (reason) => { log.warn({ reason }, 'the walls of the config file were left as they are'); }, programmed)]),
    every(systemScheduler, SETTLE_MS, () => { admission.settle().catch((error: unknown) => { log.error({ err: error }, 'rejects could not be told'); }); }),
  ];
  const stop = async () => {
    feeding.abort();
    await worlds.stop();
    await Promise.all([fed, feeds.stop(), outbound.stop()]);
    await gateway.close();
    for (const one of stops) one();
    await admission.settle(true);
    follower.stop();
    await keeper.save();
    await Promise.all([journal.close(), ledger.close(), outbound.close(), access.close()]);
  };
  let stopped: Promise<void> | undefined;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return { config, port: gateway.port, url: `${config.tls ? 'https' : 'http'}://${host}:${gateway.port}`, mode, engine, journal, metrics, stop: () => stopped ??= stop() };
}

function folderOf(mode: Mode, { seed, replay = '' }: Config): string {
  if (mode === 'demo') return `demo-${seed}`;
  return mode === 'live' ? 'live' : `replay-${basename(replay).replaceAll(/[^\w.-]+/g, '-')}`;
}

/** A clock that can be handed out before its time is known. */
function lateClock(): Clock & { set(clock: Clock): void } {
  let clock: Clock = systemClock();
  return { now: () => clock.now(), get speed() { return clock.speed; }, set: (known) => { clock = known; } };
}

/** Resolves after `ms` of our own time, or when the signal aborts. */
const wait = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal }).catch(() => undefined);

/** Errors that mean one sentence to whoever started the program, and the exit code of each. */
const exitCode = (error: unknown): number | undefined =>
  error instanceof ConfigError ? 2 : [CertificateError, DistrictError, ReplayError, JournalError, ListenError].some((known) => error instanceof known) ? 1 : undefined;

/** Says in one sentence why the program ends; throws what is nobody's to mend. */
function giveUp(error: unknown): void {
  const code = exitCode(error);
  if (code === undefined) throw error;
  complain((error as Error).message);
  process.exitCode = code;
}

/** Says what a feed would make of a message in a file; the exit code is 1 where any of it would be turned away. */
function tryFeed(args: readonly string[]): void {
  try {
    const asked = askedOf(args, process.env);
    const { lines, faults } = tryOut(asked, readDistrict(asked.district ?? DISTRICT, { scenes: SCENES, compose: composeCells, now: Date.now() }), systemClock());
    say(...lines);
    process.exitCode = faults > 0 ? 1 : 0;
  } catch (error) {
    giveUp(error);
  }
}

/** What else the program is asked for than serving, by the word it comes with; each resolves with what there is to say, and how much of it is wrong. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<{ lines: string[]; faults: number }>>> = {
  account: async (args) => ({ lines: await accountCommand(args, process.env, readSecret), faults: 0 }),
  audit: (args) => Promise.resolve(auditCommand(args, process.env)),
  backup: async (args) => ({ lines: await backupCommand(args, process.env), faults: 0 }),
  district: ([dir = DISTRICT]) => {
    const { findings } = inspect(dir, { scenes: SCENES, compose: composeCells, now: Date.now() });
    return Promise.resolve({ lines: findings.lines(dir), faults: findings.faults.length });
  },
};

/** Does what a command asks; the exit code is 1 where something is found wrong, 2 where it was not asked well. */
async function obey(command: (typeof COMMANDS)[string], args: readonly string[]): Promise<void> {
  try {
    const { lines, faults } = await command(args);
    if (faults === 0) say(...lines);
    else complain(lines.join('\n'));
    process.exitCode = faults > 0 ? 1 : 0;
  } catch (error) {
    giveUp(error);
  }
}

async function main(): Promise<void> {
  if (process.argv[2] === 'world') {
    runWorld({ channel: toOpener(), wall: WALL, elapsed: () => performance.now(), home: (dir) => readDistrict(dir ?? DISTRICT, { scenes: SCENES, compose: composeCells, now: Date.now() }) });
    return;
  }
  if (process.argv[2] === 'feed') {
    tryFeed(process.argv.slice(3));
    return;
  }
  const command = COMMANDS[process.argv[2] ?? ''];
  if (command) {
    await obey(command, process.argv.slice(3));
    return;
  }
  if (process.argv.includes('--help')) {
    say(USAGE);
    return;
  }
  try {
    const server = await startServer(readConfig(process.argv.slice(2), process.env));
    const { url, config } = server;
    say(`Tongxin is ready (${server.mode}).`, `  chooser    ${url}/`, ...config.walls.map(({ id, en }) => `  ${en.toLowerCase().padEnd(10)} ${url}/display/${id}`));
    const manager = notifyManager({
      env: process.env, pid: process.pid, scheduler: systemScheduler, open: bySystemd, log: createLog(config.log),
      pulse: { writable: () => server.journal.writable(), durable: () => server.journal.last, folded: () => server.engine.n },
    });
    const end = () => {
      Promise.all([server.stop(), manager.stopping()]).then(() => { process.exit(0); }, (error: unknown) => {
        complain(`Tongxin did not stop cleanly: ${String(error)}`);
        process.exit(1);
      });
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  } catch (error) {
    giveUp(error);
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
