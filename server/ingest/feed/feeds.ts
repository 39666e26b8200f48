import { join } from 'node:path';
import type { District } from '#protocol/district';
import { ProtocolError } from '#protocol/errors';
import type { Clock } from '../../clock.ts';
import type { Admission } from '../admit.ts';
import { answerBatch, type Answer } from '../answer.ts';
import { openFeed, type FeedSettings } from '../feeds/index.ts';
import type { Wait } from '../pump.ts';
import { Runner, type FeedStatus } from './runner.ts';

export interface FeedsParts {
  feeds: readonly FeedSettings[];
  district: District;
  admission: Admission;
  clock: Clock;
  wait: Wait;
  /** Where feeds keep what they must remember, a folder each. */
  dir: string;
}

/** All configured feeds. Each has its own health and none can stop another. */
export class Feeds {
  private readonly runners: readonly Runner[];

  constructor({ feeds, district, admission, clock, wait, dir }: FeedsParts) {
    this.runners = feeds.map((settings) => {
      const source = settings.source ?? `/feeds/${settings.id}`;
      const site = { source, zone: settings.zone ?? district.zone, coordinates: settings.coordinates, district, clock, wait, dir: join(dir, settings.id) };
      return new Runner({ settings, source, admission, clock, wait, open: (report) => openFeed(settings, { ...site, report }) });
    });
  }

  start(): void { for (const runner of this.runners) runner.start(); }

  /** How each stands, in the order of the configuration. */
  list(): FeedStatus[] { return this.runners.map(({ status }) => status); }

  /** Answers what was posted to a feed, when it is on disk. */
  receive(id: string, authorization: string | undefined, body: Uint8Array): Promise<Answer> {
    const runner = this.runners.find(({ status }) => status.id === id);
    return answerBatch(() => runner?.receive(authorization, body) ?? Promise.reject(new ProtocolError('not-found', `there is no feed ${id}`)));
  }

  async stop(): Promise<void> { await Promise.all(this.runners.map((runner) => runner.stop())); }
}
