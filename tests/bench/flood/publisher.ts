import { connectAsync } from 'mqtt';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '#fixtures/random';

/** What the publisher says: how many messages the broker has acknowledged. */
export interface Said { acknowledged: number }

const STEP_MS = 20;

/** Publishes readings of so many devices, so many a second for so many seconds, each until the broker has it; says how many it has. */
const [url = '', devices = '0', rate = '0', seconds = '0', ...blocks] = process.argv.slice(2);
const random = new Random('flood');
const client = await connectAsync(url, { protocolVersion: 5, clientId: 'flood', properties: { receiveMaximum: 65_535 } });
let [acknowledged, n] = [0, 0];
const step = (Number(rate) * STEP_MS) / 1_000;
const began = performance.now();
for (let i = 1; i <= (Number(seconds) * 1_000) / STEP_MS; i++) {
  for (let k = 0; k < step; k++) {
    const device = random.int(0, Number(devices) - 1);
    client.publish(`level/dev-${device}`, JSON.stringify({ v: Math.round(random.uniform() * 40) / 100, b: blocks[device % blocks.length], n: n++ }), { qos: 1 }, (error) => { if (!error) acknowledged += 1; });
  }
  const ahead = began + i * STEP_MS - performance.now();
  if (ahead > 0) await sleep(ahead);
}
await client.endAsync();
process.send?.({ acknowledged } satisfies Said);
process.disconnect();
