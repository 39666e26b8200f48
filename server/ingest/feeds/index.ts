import * as z from 'zod';
import type { Feed, Site } from '../feed/kind.ts';
import { mqttFeed } from './mqtt.ts';

/** Every kind of feed. */
const KINDS = { mqtt: mqttFeed } as const;

/** The settings of a feed, by its `kind`. */
export const feedSettings = z.discriminatedUnion('kind', [KINDS.mqtt.settings]);
export type FeedSettings = z.output<typeof feedSettings>;

/** Opens a feed as it is configured. */
export function openFeed(settings: FeedSettings, site: Site): Feed {
  return KINDS[settings.kind].open(settings, site);
}
