import * as z from 'zod';
import { ProtocolError } from '#protocol/errors';
import { readCap } from '../feed/cap.ts';
import { loadKept, saveKept } from '../feed/kept.ts';
import { COMMON, defineFeed, type Site } from '../feed/kind.ts';
import { refusing } from '../feed/read-message.ts';
import { ask, REACH } from '../feed/reach.ts';
import { reveal, secret } from '../feed/secret.ts';
import { holdsIn, nothing, Standing, standingKept, type Stands } from '../feed/standing.ts';
import { listOf, readXml } from '../feed/xml.ts';
import type { RawEvent } from '../source.ts';

/** Alerts followed from one list at a time. */
const LINKS = 100;
/** How long (ms) who posts an alert waits for the journal. */
const STORED_MS = 10_000;

const force = z.number().int().min(0).max(17).optional();
const effect = z.strictObject({ wind: force, gust: force, rain: z.number().min(0).max(500).optional() });

const settings = z.strictObject({
  kind: z.literal('cap'), ...COMMON, ...REACH,
  /** An alert, or an Atom or RSS list of links to alerts; without one alerts come as a webhook. */
  url: REACH.url.optional(),
  every: z.number().min(5).max(86_400).default(60),
  /** With it, `POST /ingest/feeds/<id>` takes an alert. */
  token: secret.optional(),
  /** Codes of areas that mean the district, for alerts that draw none. */
  codes: z.array(z.string().min(1).max(64)).max(100).default([]),
  /** The weather that a warning means, by a word of its event and its colour, so that rules of scenes act on it. */
  effects: z.record(z.string(), z.partialRecord(z.enum(['blue', 'yellow', 'orange', 'red']), effect)).default({}),
}).refine(({ url, token }) => url !== undefined || token !== undefined, 'an address to ask, or a token for a webhook');
type Settings = z.output<typeof settings>;

/** CAP 1.2: the gravest warning that stands in the district is its weather, from its onset until it expires, is replaced or cancelled. */
export const capFeed = defineFeed({
  settings,
  open: (given, site) => {
    const feed = new CapFeed(given, site);
    const token = given.token === undefined ? undefined : reveal(given.token);
    return { events: (signal) => feed.events(signal), ...(token === undefined ? {} : { webhook: { token, read: (body: Uint8Array) => feed.posted(body) } }) };
  },
  sample: (given, site) => ({ bytes }) => new CapFeed(given, site).sample(bytes),
});

const link = z.union([z.string(), z.object({ '@href': z.string() }).transform((found) => found['@href'])]);
const list = z.union([
  z.object({ feed: z.object({ entry: z.preprocess(listOf, z.array(z.object({ link: z.preprocess((all) => listOf(all)[0], link), updated: z.string().optional() }))) }) })
    .transform(({ feed }) => feed.entry.map((entry) => ({ link: entry.link, updated: entry.updated ?? '' }))),
  z.object({ rss: z.object({ channel: z.object({ item: z.preprocess(listOf, z.array(z.object({ link, pubDate: z.string().optional() }))) }) }) })
    .transform(({ rss }) => rss.channel.item.map((item) => ({ link: item.link, updated: item.pubDate ?? '' }))),
]);

class CapFeed {
  private standing = new Standing();
  /** What is on disk; nothing is known of it after a start. */
  private told: { warning: Stands | undefined } | undefined;
  /** Links that were followed and are still listed. */
  private seen = new Set<string>();
  private wake = (): void => undefined;
  private readonly here: ReturnType<typeof holdsIn>;
  private changes = 0;
  private readonly begun: number;
  /** Who posted, and waits until it is on disk. */
  private posts: (() => void)[] = [];

  constructor(private readonly settings: Settings, private readonly site: Site) {
    this.begun = site.clock.now();
    this.here = holdsIn(site.district, settings.codes);
  }

  async *events(signal: AbortSignal): AsyncGenerator<readonly RawEvent[]> {
    const { clock, dir, report, wait } = this.site;
    this.standing = new Standing(await loadKept(dir, standingKept, nothing()));
    this.told = this.standing.spoke ? undefined : { warning: undefined };
    const { url, every } = this.settings;
    let asked = -Infinity;
    while (!signal.aborted) {
      const rest = new AbortController();
      this.wake = () => { rest.abort(); };
      signal.addEventListener('abort', this.wake);
      if (url !== undefined && clock.now() >= asked + every * 1_000) {
        asked = clock.now();
        yield await this.asks(url, signal);
      }
      report.connected();
      const posts = this.posts.splice(0);
      const { warning, events, next } = this.weather();
      // Kept before it is told: after a crash it is told again, and taken back when it ends.
      await saveKept(dir, this.standing);
      yield events;
      if (events.length > 0) this.changes++;
      this.told = { warning };
      if (!warning && events.length > 0) {
        this.standing.hush();
        await saveKept(dir, this.standing);
      }
      for (const done of posts) done();
      const ms = Math.min(every * 1_000, next - clock.now());
      if (!rest.signal.aborted && ms > 0) await wait(ms, rest.signal);
      signal.removeEventListener('abort', this.wake);
    }
  }

  /** Takes an alert that was posted; resolves when what it makes of the weather is on disk, with its refusal where it has a fault. */
  async posted(body: Uint8Array): Promise<RawEvent[]> {
    const refused = this.take(body);
    if (refused.length > 0) return refused;
    const late = new AbortController();
    const stored = new Promise<boolean>((resolve) => { this.posts.push(() => { resolve(true); }); });
    this.wake();
    const done = await Promise.race([stored, this.site.wait(STORED_MS, late.signal).then(() => false)]);
    late.abort();
    if (!done) throw new ProtocolError('journal-unavailable', 'the alert is not on disk yet; it will be told when it can');
    return [];
  }

  /** What an alert would make of the weather where no other stands. */
  sample(body: Uint8Array): RawEvent[] {
    this.told = { warning: undefined };
    return [...this.take(body), ...this.weather().events];
  }

  /** Asks for the alerts that are new; what is to be refused of them. */
  private async asks(url: string, signal: AbortSignal): Promise<RawEvent[]> {
    const body = await ask({ ...this.settings, url }, url, { accept: 'application/cap+xml, application/xml' }, signal);
    let links: z.output<typeof list> | undefined;
    const refused = refusing(this.site.source, this.site.clock.now(), body, () => {
      links = list.safeParse(readXml(body)).data;
      return links ? [] : this.take(body);
    });
    if (!links) return refused;
    const fresh = links.filter((one) => !this.seen.has(`${one.link} ${one.updated}`)).slice(0, LINKS);
    for (const one of fresh) refused.push(...await this.follow(one.link, url, signal));
    const known = new Set([...this.seen, ...fresh.map((one) => `${one.link} ${one.updated}`)]);
    this.seen = new Set(links.map((one) => `${one.link} ${one.updated}`).filter((one) => known.has(one)));
    return refused;
  }

  private async follow(to: string, from: string, signal: AbortSignal): Promise<RawEvent[]> {
    const { source, clock } = this.site;
    try {
      return this.take(await ask({ ...this.settings, url: from }, new URL(to, from).href, { accept: 'application/cap+xml' }, signal));
    } catch (error) {
      const fault = new ProtocolError('invalid-event', `link: ${error instanceof Error ? error.message : 'not followed'}`);
      return refusing(source, clock.now(), Buffer.from(to), () => { throw fault; });
    }
  }

  private take(body: Uint8Array): RawEvent[] {
    const { source, zone, clock } = this.site;
    return refusing(source, clock.now(), body, () => {
      const message = readCap(readXml(body), zone);
      if (message) this.standing.take(message, this.here, clock.now());
      return [];
    });
  }

  /** The weather as it now is, where that is not as it was told. */
  private weather(): { warning: Stands | undefined; events: RawEvent[]; next: number } {
    const now = this.site.clock.now();
    const { warning, next } = this.standing.gravest(now);
    const { told } = this;
    if (told && warning?.event === told.warning?.event && warning?.colour === told.warning?.colour) return { warning, events: [], next };
    const before = told ? [this.effectOf(told.warning)] : Object.values(this.settings.effects).flatMap((colours) => Object.values(colours));
    const ended = Object.fromEntries(before.flatMap((one) => Object.keys(one)).map((name) => [name, 0]));
    const data = { ...ended, ...this.effectOf(warning), warning: warning?.event ?? '', colour: warning?.colour ?? 'none' };
    return { warning, events: [{ kind: 'weather', id: `warning-${this.begun}-${this.changes}`, source: this.site.source, time: now, data }], next };
  }

  private effectOf(warning: Stands | undefined): z.output<typeof effect> {
    if (!warning) return {};
    const [, colours] = Object.entries(this.settings.effects).find(([word]) => warning.event.includes(word)) ?? [];
    return colours?.[warning.colour] ?? {};
  }
}
