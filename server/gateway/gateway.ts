import * as uWS from 'uWebSockets.js';
import type { Welcome } from '#protocol/frames';
import type { Scheduler } from '../clock.ts';
import type { Directed } from '../director/proof.ts';
import { Remotes } from '../director/remotes.ts';
import type { Log } from '../observe/log.ts';
import type { Air } from '../publish/fanout.ts';
import { docsRoutes } from '../docs/routes.ts';
import type { Done } from '../access/done.ts';
import type { Doors } from '../access/who.ts';
import { every } from '../publish/cadence.ts';
import { Displays, SAMPLE_MS } from './displays.ts';
import { TLS_HEADERS } from './headers.ts';
import { readCertificate, type TlsSettings } from './certificate.ts';
import { openHttp } from './http.ts';
import { OriginRule } from './origin.ts';
import { Port } from './port.ts';
import { routes, type Route, type RouteParts } from './routes.ts';
import type { Shared } from './session.ts';
import { openSocket } from './socket.ts';
import { openWorldSocket, type WorldSocketParts } from './worlds.ts';
import { openVideoSocket, videoRoutes } from './video.ts';
import type { Video } from '../video/video.ts';

/** How long a request under way may take to end when the server stops, in looks of `STOP_LOOK_MS`. */
const STOP_LOOKS = 25;
const STOP_LOOK_MS = 20;
/** How often the files of the certificate are looked at, ms. */
const RENEW_MS = 10_000;

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
  /** With it HTTP and the socket are spoken over TLS alone. */
  tls?: TlsSettings | undefined;
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

/** The rooms of the apps of uWebSockets.js that have connections: one, and for a while others that took them under an earlier certificate. */
export class Wireless implements Air {
  private readonly apps = new Set<uWS.TemplatedApp>();

  publish(room: string, packet: Uint8Array): void { for (const app of this.apps) app.publish(room, packet, true, false); }
  audience(room: string): boolean {
    for (const app of this.apps) if (app.numSubscribers(room) > 0) return true;
    return false;
  }

  add(app: uWS.TemplatedApp): void { this.apps.add(app); }
  remove(app: uWS.TemplatedApp): void { this.apps.delete(app); }
}

/** Opens HTTP and the socket on one port; 0 picks a free one. Rejects with ListenError or CertificateError. */
export async function openGateway({ air, shared, scheduler, log, host, port, origins, doors, proxies = [], tls, audit, welcome, video, directed = () => [], more = [], worlds, routes: rest }: GatewayParts): Promise<Gateway> {
  const { fanout, folded, metrics } = shared;
  const { walls, assets } = rest;
  const displays = new Displays(scheduler, { elapsed: shared.elapsed, walls, numbers: () => ({ walls: fanout.walls, build: assets.build }), directed, doors });
  const scheme = tls ? 'https' : 'http';
  let rule = new OriginRule({ scheme, host, port }, origins);
  const socket = openSocket({ origins: () => rule, doors, displays, shared: { ...shared, scheduler, remotes: new Remotes() }, welcome });
  const admits = (pass: string) => displays.admits(pass);
  const answered = [
    ...more,
    ...videoRoutes(video, admits),
    ...routes({ ...rest, fanout, folded, metrics, displays: (named) => displays.list(named), still: (id) => displays.still(id) }),
  ];
  const http = openHttp({
    origins: () => rule, doors, proxies, audit, scheduler, metrics, log, always: tls ? TLS_HEADERS : {}, routes: [...answered, ...docsRoutes(answered)],
  });
  const elsewhere = worlds && openWorldSocket({ origins: () => rule, doors, worldOf: worlds, metrics });
  const streams = openVideoSocket({ origins: () => rule, doors, video, admits, metrics });
  let certificate = tls && readCertificate(tls);
  const make = () => {
    const app = tls ? uWS.SSLApp({ cert_file_name: tls.certificate, key_file_name: tls.key }) : uWS.App();
    for (const part of [socket, http, elsewhere, streams]) part?.serve(app);
    air.add(app);
    return app;
  };
  const entrance = await Port.open(host, port, make, (app) => { air.remove(app); });
  rule = new OriginRule({ scheme, host, port: entrance.number }, origins);
  metrics.gauge('displays', 'Displays connected.', () => displays.size);
  const stops = [displays.start(), every(scheduler, SAMPLE_MS, () => {
    streams.sample();
    elsewhere?.sample();
  })];
  if (tls) {
    const renew = () => {
      try {
        const found = readCertificate(tls);
        if (found.number === certificate?.number) return;
        entrance.renew();
        certificate = found;
        log.info({ until: found.until }, 'another certificate is served');
      } catch (error) {
        log.warn({ err: error }, 'the certificate was left as it is');
      }
    };
    metrics.gauge('certificate_expiry_timestamp_seconds', 'When the certificate that is served ends, since 1970.', () => (certificate?.until ?? 0) / 1_000);
    stops.push(every(scheduler, RENEW_MS, renew));
  }
  return {
    port: entrance.number,
    get displays() { return displays.size; },
    async close() {
      entrance.shut();
      for (let look = 0; look < STOP_LOOKS && http.busy() > 0; look += 1) await passed(scheduler, STOP_LOOK_MS);
      for (const stop of stops) stop();
      displays.endAll();
      streams.close();
      elsewhere?.close();
      await socket.close();
      entrance.close();
    },
  };
}

const passed = (scheduler: Scheduler, ms: number) => new Promise<void>((resolve) => { scheduler.after(ms, resolve); });
