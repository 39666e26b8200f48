import type { Right } from '#protocol/access';
import type { CaseFile, CasePage, Summary } from '#protocol/answers';
import type { Changes } from '#protocol/changes';
import type { District } from '#protocol/district';
import { ProtocolError } from '#protocol/errors';
import { handoverQuery, type Handover } from '#protocol/handover';
import { reportQuery, type Report } from '#protocol/report';
import type { PublicOverview, PublicPlace } from '#protocol/public';
import { caseQuery, type CaseQuery } from '#protocol/queries';
import type { Wall } from '#protocol/walls';
import { may, type Asker, type Who } from '../access/who.ts';
import type { Health } from '../observe/health.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { Fanout } from '../publish/fanout.ts';
import { json, type Answer } from './answer.ts';
import type { Assets } from './assets.ts';
import { fitting } from './fitting.ts';
import { DATA_HEADERS } from './headers.ts';
import { BODY_BYTES } from './limits.ts';
import { typeOf } from './stills.ts';

/** A request as a handler sees it; header names are in lower case. `from` is the address that it came from, `home` gives the origin under which it reached us. */
export interface Asked extends Asker { path: string; query: string; headers: Readonly<Record<string, string>>; body: Uint8Array; home: () => string }

/**
 * Whom a route answers: anyone at all; whoever shows the handler a credential of its own kind; whoever is known in any way, which the handler judges; or who has
 * one of these rights.
 */
export type Answers = 'anyone' | 'own' | 'known' | Right | readonly Right[];

/** Throws ProtocolError `unauthorised` or `forbidden` where a route does not answer whoever asks. */
export function admit(answers: Answers, who: Who): void {
  if (answers === 'anyone' || answers === 'own') return;
  if (who.kind === 'nobody') throw new ProtocolError('unauthorised', 'sign in, or show a token');
  const rights = typeof answers === 'string' ? (answers === 'known' ? [] : [answers]) : answers;
  if (rights.length > 0 && !may(who, ...rights)) throw new ProtocolError('forbidden', `it takes the right to ${rights.join(' or ')}`);
}

export interface Route {
  /** The name that metrics know it by. */
  name: string;
  method: 'GET' | 'POST' | 'DELETE';
  matches: (path: string) => boolean;
  answers: Answers;
  /** Whether it is written down who asked for it. */
  kept?: true;
  /** Where it takes a body: its limit in bytes. */
  body?: number;
  answer: (asked: Asked) => Answer | Promise<Answer>;
}

export interface RouteParts {
  fanout: Fanout;
  folded: () => number;
  health: Health;
  metrics: Metrics;
  assets: Assets;
  district: District;
  walls: () => readonly Wall[];
  /** All displays of all walls and whatever else is connected, or of them those of one name. */
  displays: (named: string | null) => object[];
  /** A picture of what a connected display shows. Rejects with ProtocolError `unknown-display` or `no-still`. */
  still: (id: string) => Promise<Uint8Array>;
  rejects: (limit: number) => object[];
  /** The configured feeds: how each stands, what is posted to one, that it pauses or goes on, what it would make of a message. */
  feeds: {
    list: () => object[];
    receive: (id: string, headers: Asked['headers'], body: Uint8Array) => Promise<{ status: number; body: object }>;
    hold: (id: string, paused: boolean) => Promise<object>;
    tryOut: (id: string, message: Uint8Array, topic: string | undefined) => object;
  };
  /** The systems that are told of cases: how each stands, what it refused, and that this is tried again. */
  outbound: { list: () => object[]; letters: (id: string, limit: number) => object[]; again: (id: string) => Promise<number> };
  /** A case that the fold remembers; undefined where there is none. */
  caseFile: (id: string) => CaseFile | undefined;
  /** A page of the cases that fit. */
  casePage: (query: CaseQuery) => CasePage;
  /** What stands in a street, an area, a block or a scene; undefined where there is none. */
  summary: (about: string, id: string) => Summary | undefined;
  /** What was found and solved today, beside earlier days. */
  changes: () => Changes;
  /** All that the journal holds about an incident; undefined where there is no such case, absent where there is no journal to be read. */
  report?: (subject: string) => Promise<Report | undefined>;
  /** Who did what of late; empty where nobody keeps that. */
  audit: () => object[];
  /** What happened to the cases since a moment (ms). */
  handover: (since: number) => Handover;
  /** What a kiosk shows first, and what passers-by may know of a street or a block; undefined where there is none. */
  overview: () => PublicOverview;
  publicPlace: (about: string, id: string) => PublicPlace | undefined;
  ingest: (contentType: string, headers: Readonly<Record<string, string>>, body: Uint8Array, by: Asker) => Promise<{ status: number; body: object }>;
}

/** A page about one thing names it after a dot, in percent-encoding: the id of a case may hold anything. */
const PAGE = /^\/(?:briefing|kiosk|report\/[^/]+|(?:exercise\/[a-z0-9]+\/)?(?:console|alarm\/[^/]+)|(?:(?:past|exercise)\/[a-z0-9]+\/)?display\/[a-z0-9-]+(?:\/[a-z0-9-]+(?:\.[^/]+)?)?)?\/?$/;
const SUMMARY = /^\/api\/summaries\/[a-z]+\/[^/]+$/;
const PLACE = /^\/api\/public\/[a-z]+\/[^/]+$/;
const FEED = /^\/ingest\/feeds\/[a-z0-9-]+$/;
const HOLD = /^\/api\/feeds\/[a-z0-9-]+\/(?:pause|resume)$/;
const TRY = /^\/api\/feeds\/[a-z0-9-]+\/try$/;
const LETTERS = /^\/api\/outbound\/[a-z0-9-]+\/refused$/;
const AGAIN = /^\/api\/outbound\/[a-z0-9-]+\/again$/;
const STILL = /^\/api\/displays\/[\w-]+\/still$/;
const REJECTS = 200;

const get = (name: string, answers: Answers, path: string, answer: Route['answer']): Route => ({ name, method: 'GET', matches: (asked) => asked === path, answers, answer });

/** The outside surface over HTTP. The first route that matches answers. */
export function routes(parts: RouteParts): Route[] {
  const { fanout, folded, health, metrics, assets, district, walls, displays, still, rejects, feeds, outbound, caseFile, casePage, summary, changes, report, audit, handover, overview, publicPlace, ingest } = parts;
  const file = async (path: string, { headers }: Asked): Promise<Answer> => {
    const found = await assets.get(path, { encoding: headers['accept-encoding'] ?? '', known: headers['if-none-match'] ?? '' });
    if (found === undefined) throw new ProtocolError('not-found', path);
    return found;
  };
  return [
    get('healthz', 'anyone', '/healthz', () => json({ alive: true })),
    get('readyz', 'anyone', '/readyz', () => json(health.ready())),
    get('metrics', 'watch', '/metrics', async () => ({
      status: 200,
      headers: { ...DATA_HEADERS, 'content-type': metrics.registry.contentType, 'cache-control': 'no-store' },
      body: await metrics.registry.metrics(),
    })),
    get('district', 'anyone', '/api/district', () => json(district)),
    get('walls', 'watch', '/api/walls', () => json({ number: fanout.walls, walls: walls() })),
    get('displays', 'watch', '/api/displays', ({ query }) => json({ displays: displays(new URLSearchParams(query).get('display')) })),
    {
      name: 'still', method: 'GET', matches: (path) => STILL.test(path), answers: 'watch',
      answer: async ({ path }) => {
        const image = await still(path.split('/')[3] ?? '');
        return { status: 200, headers: { ...DATA_HEADERS, 'content-type': typeOf(image) ?? 'application/octet-stream', 'cache-control': 'no-store' }, body: image };
      },
    },
    get('rejects', 'administer', '/api/rejects', ({ query }) => json({ rejects: rejects(limitOf(query)) })),
    get('feeds', 'watch', '/api/feeds', () => json({ feeds: feeds.list() })),
    { name: 'hold-feed', method: 'POST', matches: (path) => HOLD.test(path), answers: 'administer', kept: true, answer: async ({ path }) => json(await feeds.hold(path.split('/')[3] ?? '', path.endsWith('/pause'))) },
    {
      name: 'try', method: 'POST', matches: (path) => TRY.test(path), answers: 'administer', body: BODY_BYTES,
      answer: ({ path, query, body }) => json(feeds.tryOut(path.split('/')[3] ?? '', body, new URLSearchParams(query).get('topic') ?? undefined)),
    },
    get('outbound', 'watch', '/api/outbound', () => json({ destinations: outbound.list() })),
    { name: 'refused', method: 'GET', matches: (path) => LETTERS.test(path), answers: 'administer', answer: ({ path, query }) => json({ refused: outbound.letters(path.split('/')[3] ?? '', limitOf(query)) }) },
    { name: 'tell-again', method: 'POST', matches: (path) => AGAIN.test(path), answers: 'administer', kept: true, answer: async ({ path }) => json({ again: await outbound.again(path.split('/')[3] ?? '') }) },
    get('topics', 'watch', '/api/topics', () => json({
      topics: [...fanout.channels.values()].map(({ seq, topic: { name, heard } }) => ({ topic: name, seq, ...heard })),
    })),
    {
      name: 'topic', method: 'GET', matches: (path) => path.startsWith('/api/topics/'), answers: 'watch',
      answer: ({ path }) => {
        const name = path.slice('/api/topics/'.length);
        const channel = fanout.current(name, folded());
        if (channel === undefined) throw new ProtocolError('unknown-topic', name);
        return json({ topic: name, seq: channel.seq, at: folded(), tables: channel.topic.rows() });
      },
    },
    {
      // A browser takes `.` and `..` out of a path, in whatever encoding: an id that may be one goes into the query.
      name: 'cases', method: 'GET', matches: (path) => path === '/api/cases' || path.startsWith('/api/cases/'), answers: 'watch',
      answer: ({ path, query }) => {
        const given = new URLSearchParams(query);
        if (path === '/api/cases' && !given.has('id')) return json({ at: folded(), ...casePage(fitting(caseQuery, Object.fromEntries(given))) });
        const id = path === '/api/cases' ? given.get('id') ?? '' : decodeURIComponent(path.slice('/api/cases/'.length));
        const found = caseFile(id);
        if (found === undefined) throw new ProtocolError('unknown-case', id);
        return json({ at: folded(), ...found });
      },
    },
    {
      name: 'summary', method: 'GET', matches: (path) => SUMMARY.test(path), answers: 'watch',
      answer: ({ path }) => {
        const [about, id] = path.slice('/api/summaries/'.length).split('/').map(decodeURIComponent);
        const found = summary(about ?? '', id ?? '');
        if (found === undefined) throw new ProtocolError('not-found', path);
        return json({ at: folded(), ...found });
      },
    },
    get('changes', 'watch', '/api/changes', () => json(changes())),
    ...(report ? [get('report', 'watch', '/api/report', async ({ query }) => {
      const { subject } = fitting(reportQuery, Object.fromEntries(new URLSearchParams(query)));
      const found = await report(subject);
      if (found === undefined) throw new ProtocolError('unknown-case', subject);
      return json(found);
    })] : []),
    get('audit', 'administer', '/api/audit', () => json({ audit: audit() })),
    get('handover', 'watch', '/api/handover', ({ query }) => json(handover(fitting(handoverQuery, Object.fromEntries(new URLSearchParams(query))).since))),
    get('public', 'anyone', '/api/public', () => json(overview())),
    {
      name: 'public-place', method: 'GET', matches: (path) => PLACE.test(path), answers: 'anyone',
      answer: ({ path }) => {
        const [about, id] = path.slice('/api/public/'.length).split('/').map(decodeURIComponent);
        const found = publicPlace(about ?? '', id ?? '');
        if (found === undefined) throw new ProtocolError('not-found', path);
        return json(found);
      },
    },
    {
      name: 'ingest', method: 'POST', matches: (path) => path === '/ingest/cloudevents', answers: 'known', body: BODY_BYTES,
      answer: async ({ headers, body, who, from }) => {
        const { status, body: result } = await ingest(headers['content-type'] ?? '', headers, body, { who, from });
        return received(result, status);
      },
    },
    {
      name: 'feed', method: 'POST', matches: (path) => FEED.test(path), answers: 'own', body: BODY_BYTES,
      answer: async ({ path, headers, body }) => {
        const { status, body: result } = await feeds.receive(path.slice('/ingest/feeds/'.length), headers, body);
        return received(result, status);
      },
    },
    { name: 'page', method: 'GET', matches: (path) => PAGE.test(path), answers: 'anyone', answer: (asked) => file('/index.html', asked) },
    { name: 'file', method: 'GET', matches: (path) => assets.has(path), answers: 'anyone', answer: (asked) => file(asked.path, asked) },
  ];
}

/** A receipt, or a problem. */
function received(result: object, status: number): Answer {
  const answer = json(result, status);
  return status < 400 ? answer : { ...answer, headers: { ...answer.headers, 'content-type': 'application/problem+json; charset=utf-8' } };
}

function limitOf(query: string): number {
  const limit = Number(new URLSearchParams(query).get('limit') ?? REJECTS);
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, REJECTS) : REJECTS;
}
