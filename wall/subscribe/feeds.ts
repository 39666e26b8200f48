import type { TopicName } from '#protocol/topics';
import { Feed, type TablesOf } from './feed.svelte.ts';
import type { Painter } from './painter.ts';
import type { Subscriptions } from './subscriptions.ts';

/** All feeds of a display, one object a topic. */
export class Feeds {
  private readonly feeds = new Map<string, Feed>();

  constructor(private readonly topics: Subscriptions, private readonly painter: Painter) {}

  of<T extends TopicName | `scene.${string}`>(topic: T): Feed<TablesOf<T>> {
    const feed = this.feeds.get(topic) ?? new Feed(topic, this.topics, this.painter);
    this.feeds.set(topic, feed);
    return feed as unknown as Feed<TablesOf<T>>;
  }
}
