import { systemClock } from '#server/clock';
import { Metrics } from '#server/observe/metrics';
import { Fanout } from '#server/publish/fanout';
import { openOver } from './gateway.ts';
import { Script } from './script.ts';
import { serve, type Variant } from './variant.ts';

/** Our own gateway as it runs: each tick drains, encodes and publishes, heartbeats included; the fold before it is set aside. */
async function ours(ticks: number): Promise<Variant> {
  const script = new Script();
  const { engine } = script;
  const warm = new Fanout(engine.topics, { audience: () => true, publish: () => {} }, new Metrics());
  script.warmUp((dirty, at) => { warm.publish(dirty, at); });
  const events = Array.from({ length: ticks }, () => script.tick());
  const { port, tick } = await openOver(engine, systemClock());
  return {
    port, tick,
    prepare(i) { for (const record of events[i] ?? []) engine.apply(record); },
  };
}

await serve(ours);
