import { join } from 'node:path';
import { ProtocolError } from '#protocol/errors';
import type { FeedStatus, TriedOut } from '#protocol/feeds';
import type { Clock } from '../../clock.ts';
import type { Admission } from '../admit.ts';
import { answerBatch, type Answer } from '../answer.ts';
import type { Headers } from '../cloudevents.ts';
import { openFeed, type FeedSettings } from '../feeds/index.ts';
import type { Home } from '../../district/home.ts';
import type { Wait } from '../pump.ts';
import * as z from 'zod';
import { loadKept, saveKept } from './kept.ts';
import { Runner } from './runner.ts';
import { tryMessage } from './try-out.ts';

export interface FeedsParts {
  feeds: readonly FeedSettings[];
  home: Pick<Home, 'district' | 'scenes' | 'devices'>;
  admission: Admission;
  clock: Clock;
  wait: Wait;
  /** Where feeds keep what they must remember, a folder each. */
  dir: string;
}

const kept = z.object({ paused: z.array(z.string()) });

/** All configured feeds. Each has its own health and none can stop another. */
export class Feeds {
  private readonly runners: readonly Runner[];
  private saving = Promise.resolve();

  constructor(private readonly parts: FeedsParts) {
    const { feeds, home: { district }, admission, clock, wait, dir } = parts;
    this.runners = feeds.map((settings) => {
      const source = settings.source ?? `/feeds/${settings.id}`;
      const site = { source, zone: settings.zone ?? district.zone, coordinates: settings.coordinates, district, clock, wait, dir: join(dir, settings.id) };
      return new Runner({ settings, source, admission, clock, wait, open: (report) => openFeed(settings, { ...site, report }) });
    });
  }

  /** Starts all but those that were paused when the server last ran. */
  async start(): Promise<void> {
    const { paused } = await loadKept(this.parts.dir, kept, { paused: [] });
    for (const runner of this.runners) runner.start(paused.includes(runner.id));
  }

  /** How each stands, in the order of the configuration. */
  list(): FeedStatus[] { return this.runners.map(({ status }) => status); }

  /** Answers what was posted to a feed, when it is on disk. */
  receive(id: string, headers: Headers, body: Uint8Array): Promise<Answer> {
    return answerBatch(async () => found(this.runners, id).receive(headers, body));
  }

  /** Pauses a feed or lets it go on, across restarts too; how it stands then. Rejects with ProtocolError where there is no such feed. */
  async hold(id: string, paused: boolean): Promise<FeedStatus> {
    const runner = found(this.runners, id);
    const before = this.saving;
    this.saving = before.catch(() => undefined).then(async () => {
      const others = (await loadKept(this.parts.dir, kept, { paused: [] })).paused.filter((one) => one !== id);
      await saveKept(this.parts.dir, { paused: paused ? [...others, id] : others });
    });
    await this.saving;
    if (paused) runner.pause();
    else runner.resume();
    return runner.status;
  }

  /** What a feed would make of a message, which came on that topic of a broker, if on any. Throws ProtocolError where there is no such feed. */
  tryOut(id: string, bytes: Uint8Array, topic: string | undefined): TriedOut {
    const settings = found(this.parts.feeds, id);
    return { events: tryMessage(settings, { bytes, file: 'message', topic }, this.parts.home, this.parts.clock) };
  }

  async stop(): Promise<void> { await Promise.all(this.runners.map((runner) => runner.stop())); }
}

function found<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const one = all.find((feed) => feed.id === id);
  if (!one) throw new ProtocolError('not-found', `there is no feed ${id}`);
  return one;
}
