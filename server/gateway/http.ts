import type { HttpRequest, HttpResponse, TemplatedApp } from 'uWebSockets.js';
import { ProtocolError, type FaultCode } from '#protocol/errors';
import { proxySet, shownBy, sourceOf } from './caller.ts';
import type { Done } from '../access/done.ts';
import { isProgram, type Doors, type Who } from '../access/who.ts';
import type { Scheduler } from '../clock.ts';
import type { Log } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';
import { problem, write, type Answer } from './answer.ts';
import { HOPELESS_BYTES, readBody, tooLarge, type Arriving } from './body.ts';
import { BODY_MS } from './limits.ts';
import type { Caller, OriginRule } from './origin.ts';
import { admit, type Asked, type Route } from './routes.ts';

export interface HttpParts {
  routes: readonly Route[];
  origins: () => OriginRule;
  doors: Doors;
  /** Addresses of proxies that are believed where a request came from. */
  proxies: readonly string[];
  /** Hears of what routes do that are kept in mind. */
  audit?: ((done: Done) => Promise<void>) | undefined;
  scheduler: Scheduler;
  metrics: Metrics;
  log: Log;
  /** Headers of every answer. */
  always?: Readonly<Record<string, string>>;
}

const NOTHING = new Uint8Array();
/** Methods for which Socket.IO's own path would be reached without an upgrade; its answers do not fit the outside surface. */
const PLAIN = ['get', 'post', 'put', 'del', 'patch', 'options', 'head'] as const;

/** Answers HTTP by the routes. Guarantees: one answer a request, a fault as problem+json, nothing to a request that was given up. */
export function openHttp({ routes, origins, doors, proxies: named, audit, scheduler, metrics, log, always = {} }: HttpParts): { busy: () => number; serve: (app: TemplatedApp) => void } {
  let open = 0;
  const proxies = proxySet(named);

  function serve(response: HttpResponse, request: HttpRequest): void {
    const method = request.getMethod().toUpperCase();
    const path = request.getUrl();
    const headers = headersOf(request);
    const length = Number(headers['content-length'] ?? 0);
    let route: Route | undefined;
    let over = false;
    let arriving: Arriving | undefined;
    const end = (): boolean => {
      if (over) return false;
      over = true;
      open -= 1;
      return true;
    };
    const finish = (answer: Answer) => {
      metrics.requests.inc({ route: route?.name ?? 'none', status: answer.status });
      if (end()) write(response, answer, method === 'HEAD', always);
    };
    const fail = (error: unknown) => {
      if (!(error instanceof ProtocolError)) log.error({ err: error, route: route?.name }, 'a request failed');
      const fault = error instanceof ProtocolError ? error : new ProtocolError('internal', 'see the server log');
      const allow: Record<string, string> = fault.code === 'method-not-allowed' ? { allow: allowed(routes, path) } : {};
      finish({ ...problem(fault, allow), close: fault.code === 'too-slow' || length > HOPELESS_BYTES });
    };
    open += 1;
    response.onAborted(() => {
      end();
      arriving?.drop();
    });
    try {
      const { caller, shown } = shownBy((name) => headers[name] ?? '', response);
      heed(origins().read(caller), caller);
      const reads = method === 'GET' || method === 'HEAD';
      route = find(routes, reads ? 'GET' : method, path);
      const who = doors.whoIs(shown);
      const from = sourceOf(caller.remote, headers['x-forwarded-for'] ?? '', proxies);
      if (!reads && !(caller.origin === '' && (route.answers === 'own' || isProgram(who)))) heed(origins().claim(caller) ?? unclaimed(caller, who), caller);
      admit(route.answers, who);
      const { answer: answered, kept, name } = route;
      const answer = kept && audit ? async (given: Asked) => {
        const made = await answered(given);
        if (made.status < 400) await audit({ who: who.name, from, what: name, about: path });
        return made;
      } : answered;
      const asked = { path, query: request.getQuery(), headers, body: NOTHING, who, from, home: () => origins().homeOf(caller) };
      if (route.body === undefined) {
        Promise.resolve(answer(asked)).then(finish, fail);
        return;
      }
      if (length > route.body) throw tooLarge(route.body);
      arriving = readBody(response, scheduler, route.body, BODY_MS);
      arriving.bytes.then((body) => answer({ ...asked, body })).then(finish, fail);
    } catch (error) {
      fail(error);
    }
  }

  function heed(fault: FaultCode | undefined, { host, origin }: Caller): void {
    if (fault === undefined) return;
    metrics.refusals.inc({ fault });
    throw new ProtocolError(fault, fault === 'foreign-host' ? host : origin || 'no origin');
  }

  return {
    busy: () => open,
    serve(app) {
      for (const method of PLAIN) app[method]('/socket.io/', serve);
      app.any('/*', serve);
    },
  };
}

/** A cookie is sent by whatever page makes a browser ask, so it writes nothing without the origin of a page of ours. */
const unclaimed = ({ origin }: Caller, { kind }: Who): FaultCode | undefined => (origin === '' && (kind === 'account' || kind === 'display') ? 'foreign-origin' : undefined);

function headersOf(request: HttpRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  request.forEach((name, value) => { headers[name] = value; });
  return headers;
}

/** The route of a request. Throws ProtocolError `bad-path`, `not-found` or `method-not-allowed`. */
function find(routes: readonly Route[], method: string, path: string): Route {
  try {
    decodeURIComponent(path);
  } catch {
    throw new ProtocolError('bad-path', 'the percent-encoding is malformed');
  }
  const fitting = routes.filter((route) => route.matches(path));
  const route = fitting.find((one) => one.method === method);
  if (route) return route;
  if (fitting.length === 0) throw new ProtocolError('not-found', path);
  throw new ProtocolError('method-not-allowed', method);
}

function allowed(routes: readonly Route[], path: string): string {
  const methods = new Set<string>(routes.filter((route) => route.matches(path)).map(({ method }) => method));
  return [...methods, ...(methods.has('GET') ? ['HEAD'] : [])].join(', ');
}
