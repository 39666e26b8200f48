import { setTimeout as sleep } from 'node:timers/promises';
import { topicOf } from '../support/alerts.ts';
import { startMosquitto } from '../support/mosquitto.ts';
import { Events, type Posted } from './events.ts';
import type { Fault, Field } from './fault.ts';

/** Events published before the broker dies, at least; it dies in the middle of them. */
const FLOOD = 600;
const LOOK = 20;

/** A broker that keeps sessions is killed in the middle of a flood, and started again; a source says again what it said since the last time that all was well. */
export async function broker(): Promise<Fault> {
  const real = await startMosquitto(['allow_anonymous true', 'autosave_interval 1', 'autosave_on_changes true']);
  const client = await real.client({ clientId: 'source', clean: false });
  let events: Events | undefined;
  let flood: Posted[] = [];
  let [published, again] = [0, 0];
  const publish = (all: readonly Posted[]) => Promise.all(all.map((event) => client.publishAsync('events/all', JSON.stringify(event), { qos: 1 })));
  return {
    rounds: 20,
    config: { feeds: [{ kind: 'mqtt', id: 'broker', url: real.url, rate: 100_000, topics: [{ topic: 'events/#', cloudevents: true }] }] },
    async strike({ random, blocks, site }: Field) {
      const source = events ??= new Events('broker', blocks);
      await feedIs(site.url, 'connected');
      flood = [];
      while (flood.length < FLOOD) flood.push(...source.next());
      const first = publish(flood);
      await sleep(random.uniform(5, 300));
      await real.kill();
      await feedIs(site.url, 'lost');
      await real.restart();
      await first;
      return feedIs(site.url, 'connected');
    },
    async settle({ book, site }) {
      const before = await taken(site.url);
      await publish(flood);
      published += flood.length;
      book.owe(flood);
      while (book.missing().length > 0) await sleep(LOOK);
      again += await taken(site.url) - before;
    },
    async end({ note }) {
      note(`${published} events were published and published again, of which ${again} came by the second time alone: the broker had taken them and forgotten`);
      await real.end();
    },
  };
}

interface Feed { id: string; state: string; taken: number }

const feeds = async (url: string): Promise<Feed | undefined> => (await (await fetch(`${url}/api/feeds`)).json() as { feeds: Feed[] }).feeds.find(({ id }) => id === 'broker');

/** Resolves with the moment (ms) at which the feed stood so. */
async function feedIs(url: string, state: string): Promise<number> {
  while ((await feeds(url))?.state !== state) await sleep(LOOK);
  return Date.now();
}

/** How many events of the broker's source the journal took. */
const taken = async (url: string): Promise<number> =>
  Number((await topicOf(url, 'feeds')).tables['feeds']?.find(({ id }) => id === '/faults/broker')?.['accepted'] ?? 0);
