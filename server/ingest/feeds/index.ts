import * as z from 'zod';
import type { Feed, Sample, Site } from '../feed/kind.ts';
import type { RawEvent } from '../source.ts';
import { capFeed } from './cap.ts';
import { cloudEventsFeed } from './cloudevents.ts';
import { folderFeed } from './folder.ts';
import { frigateFeed } from './frigate.ts';
import { gb28181Feed } from './gb28181.ts';
import { mqttFeed } from './mqtt.ts';
import { open311Feed } from './open311.ts';

/** Every kind of feed. */
const KINDS = { mqtt: mqttFeed, frigate: frigateFeed, folder: folderFeed, open311: open311Feed, cap: capFeed, gb28181: gb28181Feed, cloudevents: cloudEventsFeed } as const;

/** Their names. */
export const FEED_KINDS = Object.keys(KINDS) as (keyof typeof KINDS)[];

/** The settings of a feed, by its `kind`. */
export const feedSettings = z.discriminatedUnion('kind', [KINDS.mqtt.settings, KINDS.frigate.settings, KINDS.folder.settings, KINDS.open311.settings, KINDS.cap.settings, KINDS.gb28181.settings, KINDS.cloudevents.settings]);
export type FeedSettings = z.output<typeof feedSettings>;

/** Opens a feed as it is configured. */
export function openFeed(settings: FeedSettings, site: Site): Feed {
  // The union cannot say that a kind opens its own settings; `kind` does.
  return KINDS[settings.kind].open(settings as never, site);
}

/** What a feed would make of a message. */
export function openSample(settings: FeedSettings, site: Site): (sample: Sample) => RawEvent[] {
  return KINDS[settings.kind].sample(settings as never, site);
}
