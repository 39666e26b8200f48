import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Connection } from '../../../wall/subscribe/connection.ts';
import { DistrictClock } from '../../../wall/subscribe/clock.ts';
import type { Replica } from '../../../wall/subscribe/replica.ts';
import { ManualTiming } from '../support/manual-timing.ts';
import { MODELLED, ModelServer } from '../support/model-server.ts';

const topic = fc.nat(MODELLED.length - 1);
const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('change' as const), topic, row: fc.nat(7), value: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), topic, row: fc.nat(7) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('tick' as const) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('deliver' as const), n: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('lose' as const), n: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('beat' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 9000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('want' as const), topic }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), topic }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function change(server: ModelServer, { topic, row, value }: { topic: number; row: number; value: number }): void {
  const table = server.table(topic, topic === 1 ? 1 : 0);
  const id = `row-${row}`;
  const slot = table.has(id) ? table.slot(id) : table.add(id);
  if (topic === 0) table.put(slot, { severity: value, at: server.at - value, label: `<b>${value}</b>`, last: value === 0 ? 0 : server.at, state: value > 2 ? 'closed' : 'raised' });
  if (topic === 1) table.put(slot, { scene: `s-${value}`, overdue: value > 2, due: value * 1e9 });
  if (topic === 2) table.put(slot, { open: value, spark: Array.from({ length: 60 }, (_, i) => (i + value) % 7 - 1) });
  server.topics[topic]?.see(server.at);
}

class Bench {
  readonly server = new ModelServer();
  readonly timing = new ManualTiming();
  readonly painted = new Map<string, Map<string, unknown>>();
  readonly connection = new Connection({
    dial: this.server.dial, timing: this.timing, clock: new DistrictClock(() => this.timing.now()), display: 'test',
    outdated: () => undefined, changed: () => undefined, applied: (replica) => { this.paint(replica); },
  });

  constructor() {
    for (const name of MODELLED) this.connection.topics.want(name);
    this.connection.start();
  }

  take(s: Step): void {
    const { server } = this;
    if (s.do === 'change') change(server, s);
    else if (s.do === 'remove') { const table = server.table(s.topic, s.topic === 1 ? 1 : 0); table.remove(table.slot(`row-${s.row}`)); }
    else if (s.do === 'tick') server.tick();
    else if (s.do === 'deliver') server.deliver(s.n);
    else if (s.do === 'lose') server.losing += s.n;
    else if (s.do === 'beat') server.beat();
    else if (s.do === 'pass') this.timing.pass(s.ms);
    else if (s.do === 'cut') server.cut();
    else if (s.do === 'restart') server.restart();
    else if (s.do === 'want') this.connection.topics.want(MODELLED[s.topic] as string);
    else { const name = MODELLED[s.topic] as string; this.connection.topics.release(name); this.painted.delete(name); }
  }

  /** The trouble ends: nothing more is lost, and the server ticks and beats as it should. */
  heal(): void {
    this.server.losing = 0;
    for (const name of MODELLED) this.connection.topics.want(name);
    for (let i = 0; i < 24; i++) {
      this.timing.pass(2000);
      this.server.tick();
      this.server.beat();
      while (!this.server.idle) this.server.deliver(1);
    }
  }

  /** Paints only the changed slots, as a panel does. */
  private paint(replica: Replica): void {
    const picture = this.painted.get(replica.topic) ?? new Map<string, unknown>();
    this.painted.set(replica.topic, picture);
    for (const [name, table] of Object.entries(replica.tables)) for (const slot of table.changed) {
      const id = table.id(slot);
      if (id === undefined) picture.delete(`${name} ${slot}`);
      else picture.set(`${name} ${slot}`, table.row(id));
    }
    replica.settle();
  }
}

const byId = (rows: readonly { id: string }[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

test('for any changes, losses, reconnects and restarts the replica ends equal to the server', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 160, size: 'max' }), (steps) => {
    const bench = new Bench();
    for (const s of steps) bench.take(s);
    bench.heal();
    expect(bench.connection.state).toBe('live');
    expect(bench.connection.topics.settled).toBe(true);
    for (const replica of bench.connection.topics.replicas()) {
      const truth = bench.server.topics.find(({ name }) => name === replica.topic)?.rows() ?? {};
      const picture = [...(bench.painted.get(replica.topic) ?? [])];
      for (const [name, table] of Object.entries(replica.tables)) {
        expect(byId(table.rows())).toEqual(byId(truth[name] ?? []));
        expect(byId(picture.filter(([key]) => key.startsWith(`${name} `)).map(([, row]) => row as { id: string }))).toEqual(byId(truth[name] ?? []));
      }
    }
  }), { numRuns: 400 });
});
