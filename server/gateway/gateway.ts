import * as uWS from 'uWebSockets.js';
import type { Welcome } from '#protocol/frames';
import type { Scheduler } from '../clock.ts';
import type { Directed } from '../director/proof.ts';
import { Remotes } from '../director/remotes.ts';
import type { Log } from '../observe/log.ts';
import type { Air } from '../publish/fanout.ts';
import type { Done } from '../access/done.ts';
import type { Doors } from '../access/who.ts';
import { every } from '../publish/cadence.ts';
import { Displays, SAMPLE_MS } from './displays.ts';
import { openHttp } from './http.ts';
import { OriginRule } from './origin.ts';
import { routes, type Route, type RouteParts } from './routes.ts';
import type { Shared } from './session.ts';
import { openSocket } from './socket.ts';
import { openWorldSocket, type WorldSocketParts } from './worlds.ts';
import { openVideoSocket, videoRoutes } from './video.ts';
import type { Video } from '../video/video.ts';

/** How long a request under way may take to end when the server stops, in looks of `STOP_LOOK_MS`. */
const STOP_LOOKS = 25;
const STOP_LOOK_MS = 20;

export interface GatewayParts {
  air: Wireless;
  shared: Omit<Shared, 'scheduler' | 'remotes'>;
  scheduler: Scheduler;
  log: Log;
  host: string;
  port: number;
  origins: readonly string[];
  doors: Doors;
  proxies?: readonly string[];
  audit?: (done: Done) => Promise<void>;
  welcome: () => Omit<Welcome, 'pass'>;
  video: Video;
  /** What walls are directed to show that is not their own. */
  directed?: () => readonly Directed[];
  /** What else is answered over HTTP, before all that every gateway answers. */
  more?: readonly Route[];
  /** Pages of other worlds, which are servers of their own behind this one. */
  worlds?: WorldSocketParts['worldOf'];
  routes: Omit<RouteParts, 'displays' | 'still' | 'fanout' | 'folded' | 'metrics'>;
}

export interface Gateway {
  readonly port: number;
  /** How many displays are connected. */
  readonly displays: number;
  /** Takes no more connections, lets requests under way end, then ends the rest. */
  close(): Promise<void>;
}

/** The port is taken, or the address is not this machine's. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** The rooms of one uWebSockets.js app. */
export class Wireless implements Air {
  readonly app = uWS.App();

  publish(room: string, packet: Uint8Array): void { this.app.publish(room, packet, true, false); }
  audience(room: string): boolean { return this.app.numSubscribers(room) > 0; }
}

/** Opens HTTP and the socket on one port; 0 picks a free one. Rejects with ListenError. */
export async function openGateway({ air, shared, scheduler, log, host, port, origins, doors, proxies = [], audit, welcome, video, directed = () => [], more = [], worlds, routes: rest }: GatewayParts): Promise<Gateway> {
  const { app } = air;
  const { fanout, folded, metrics } = shared;
  const { walls, assets } = rest;
  const displays = new Displays(scheduler, { elapsed: shared.elapsed, walls, numbers: () => ({ walls: fanout.walls, build: assets.build }), directed, doors });
  let rule = new OriginRule(host, port, origins);
  const socket = openSocket({ app, origins: () => rule, doors, displays, shared: { ...shared, scheduler, remotes: new Remotes() }, welcome });
  const admits = (pass: string) => displays.admits(pass);
  const http = openHttp({
    app, origins: () => rule, doors, proxies, audit, scheduler, metrics, log,
    routes: [
      ...more,
      ...videoRoutes(video, admits),
      ...routes({ ...rest, fanout, folded, metrics, displays: (named) => displays.list(named), still: (id) => displays.still(id) }),
    ],
  });
  const elsewhere = worlds && openWorldSocket({ app, origins: () => rule, doors, worldOf: worlds, metrics });
  const streams = openVideoSocket({ app, origins: () => rule, doors, video, admits, metrics });
  const listening = await listen(app, host, port);
  const actual = uWS.us_socket_local_port(listening);
  rule = new OriginRule(host, actual, origins);
  metrics.gauge('displays', 'Displays connected.', () => displays.size);
  const stops = [displays.start(), every(scheduler, SAMPLE_MS, () => {
    streams.sample();
    elsewhere?.sample();
  })];
  return {
    port: actual,
    get displays() { return displays.size; },
    async close() {
      uWS.us_listen_socket_close(listening);
      for (let look = 0; look < STOP_LOOKS && http.busy() > 0; look += 1) await passed(scheduler, STOP_LOOK_MS);
      for (const stop of stops) stop();
      displays.endAll();
      streams.close();
      elsewhere?.close();
      await socket.close();
      app.close();
    },
  };
}

const passed = (scheduler: Scheduler, ms: number) => new Promise<void>((resolve) => { scheduler.after(ms, resolve); });

/** Without this option of the system two servers could share one port without a word. */
const { LIBUS_LISTEN_EXCLUSIVE_PORT } = uWS as unknown as { LIBUS_LISTEN_EXCLUSIVE_PORT: number };

type ListenAll = (host: string, port: number, options: number, done: (socket: uWS.us_listen_socket | false) => void) => void;

function listen(app: uWS.TemplatedApp, host: string, port: number): Promise<uWS.us_listen_socket> {
  return new Promise((resolve, reject) => {
    // Its types leave out the form with a host and options.
    (app.listen as unknown as ListenAll).call(app, host, port, LIBUS_LISTEN_EXCLUSIVE_PORT, (socket) => {
      if (socket) resolve(socket);
      else reject(new ListenError(`${host}:${port} cannot be listened on: it is in use, or not an address of this machine`));
    });
  });
}
