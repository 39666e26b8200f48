import { setTimeout as sleep } from 'node:timers/promises';
import { topicOf } from '../support/alerts.ts';
import type { Crowd } from './crowd.ts';
import { fingerprint, TOPICS } from './watched.ts';

/** More than one tick of the server (ms): what was not sent in it is not on its way. */
const TICK = 150;
/** Looks at displays that are still on their way, and topics that still move, before what differs counts. */
const LOOKS = 40;

/**
 * How many replicas are not what their source is at the same `seq`, while nobody writes. A source is looked at twice, and the replicas between: where it moved
 * meanwhile, and where a replica is still on its way, all are looked at again.
 */
export async function unequal(url: string, crowd: Crowd): Promise<number> {
  let wrong = 0;
  for (let look = 0; look < LOOKS; look++) {
    const before = await sources(url);
    await sleep(TICK);
    const held = await crowd.ask('held');
    const after = await sources(url);
    const moved = TOPICS.some((topic) => before.get(topic) !== after.get(topic));
    wrong = held.reduce((sum, { topic, seq, hash, count }) => sum + (after.get(topic) === `${seq} ${hash}` ? 0 : count), 0);
    if (wrong === 0) return 0;
    const onTheirWay = held.some(({ topic, seq }) => !after.get(topic)?.startsWith(`${seq} `));
    if (!moved && !onTheirWay) return wrong;
  }
  return wrong;
}

/** The `seq` and the fingerprint of each topic at its source. */
async function sources(url: string): Promise<Map<string, string>> {
  return new Map(await Promise.all(TOPICS.map(async (topic) => {
    const { seq, tables } = await topicOf(url, topic);
    return [topic, `${seq} ${fingerprint(topic, tables)}`] as const;
  })));
}
