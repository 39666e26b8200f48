import * as z from 'zod';
import { readCloudEvents } from '../feed/cloud-events.ts';
import { BROKER, deliveries, type Delivery } from '../feed/broker.ts';
import { COMMON, defineFeed, type Site } from '../feed/kind.ts';
import { compileAll, mapping } from '../feed/mapping.ts';
import { digest } from '../feed/message.ts';
import { mapped, readJson } from '../feed/read-message.ts';
import { isTopicTemplate, topicTemplate } from '../feed/topic-template.ts';
import type { RawEvent } from '../source.ts';

const topic = z.string().min(1).max(400).refine(isTopicTemplate, 'a topic with + and # as in MQTT, and {names} that are a whole level');
const qos = z.union([z.literal(0), z.literal(1)]).default(1);

const settings = z.strictObject({
  kind: z.literal('mqtt'), ...COMMON, ...BROKER,
  /** What is subscribed to, and what it says: CloudEvents, or JSON that mappings read. The first that fits a topic reads it. */
  topics: z.array(z.union([
    z.strictObject({ topic, qos, cloudevents: z.literal(true) }),
    z.strictObject({ topic, qos, events: z.array(mapping).min(1).max(16) }),
  ])).min(1).max(64),
});

type Read = (delivery: Delivery, now: number) => RawEvent[] | undefined;

/** Sensors and camera AI over MQTT 3.1.1 or 5. */
export const mqttFeed = defineFeed({
  settings,
  open: (given, site) => {
    const reads = given.topics.map((entry) => reader(entry, site));
    const subscriptions = given.topics.map((entry) => ({ filter: topicTemplate(entry.topic).filter, qos: entry.qos }));
    return {
      async *events(signal) {
        for await (const batch of deliveries(given, subscriptions, site.report, signal)) {
          const now = site.clock.now();
          yield batch.flatMap((delivery) => first(reads, delivery, now));
        }
      },
    };
  },
  sample: (given, site) => {
    const reads = given.topics.map((entry) => reader(entry, site));
    return ({ bytes, topic: named = given.topics[0]?.topic ?? '' }) => first(reads, { topic: named, payload: bytes, retained: false, contentType: '', properties: {} }, site.clock.now());
  },
});

function first(reads: readonly Read[], delivery: Delivery, now: number): RawEvent[] {
  for (const read of reads) {
    const events = read(delivery, now);
    if (events) return events;
  }
  return [];
}

function reader(entry: z.output<typeof settings>['topics'][number], site: Site): Read {
  const { match } = topicTemplate(entry.topic);
  if ('cloudevents' in entry) return (delivery, now) => (match(delivery.topic) ? cloudEvents(delivery, site.source, now) : undefined);
  const mappers = compileAll(entry.events, site);
  return ({ topic: name, payload }, now) => {
    const names = match(name);
    // A message without an id or a time of its own is another one each time.
    return names && mapped(mappers, { topic: names, bytes: payload, nameOf: (at) => digest(name, String(at), payload) }, readJson, site, now);
  };
}

/** CloudEvents keep their own source. Before MQTT 5 they are always structured; in it, binary where user properties say so. */
function cloudEvents({ payload, contentType, properties }: Delivery, source: string, now: number): RawEvent[] {
  const headers = Object.fromEntries(Object.entries(properties).map(([name, value]) => [`ce-${name}`, encodeURIComponent(value)]));
  const binary = properties['specversion'] !== undefined;
  return readCloudEvents(contentType || (binary ? 'application/json' : 'application/cloudevents+json'), binary ? headers : {}, payload, source, now);
}
