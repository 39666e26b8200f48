import { Topic } from '#server/aggregate/topic';
import { pack, unpack } from '#protocol/codec';
import { TOPICS, type Columns } from '#protocol/topics';
import type { Table } from '#server/aggregate/table';
import { PROTOCOL_VERSION } from '#protocol/version';
import type { Dial, LinkEvents } from '../../../wall/subscribe/link.ts';

export const MODELLED = ['alerts', 'cases', 'scenes'] as const;
type Ask = { name: string; command: unknown; answered: (reply: never) => void };
/** Frames kept for a display that comes back. */
const RING = 4;

/**
 * The server's side of the protocol in a few lines, over a link that the test cuts, stalls and robs: frames wait in a
 * queue until `deliver`, and the next `losing` of them vanish. Two links never stand at once.
 */
export class ModelServer {
  at = 1_700_000_000_000;
  epoch = 1;
  losing = 0;
  dials = 0;
  /** Refuses connections while false. */
  up = true;
  version = PROTOCOL_VERSION;
  readonly topics = MODELLED.map((name) => new Topic(name, TOPICS[name], () => undefined));
  readonly asked: string[] = [];
  private seqs = MODELLED.map(() => 0);
  private rings: [number, Uint8Array][][] = MODELLED.map(() => []);
  private joined = new Set<number>();
  private toServer: Ask[] = [];
  private toWall: (() => void)[] = [];
  private on: LinkEvents | undefined;

  readonly dial: Dial = (hello, on) => {
    this.dials++;
    this.toWall = [];
    this.toServer = [];
    this.joined.clear();
    this.on = on;
    if (!this.up) this.toWall.push(() => { this.cut(); });
    else this.emit('welcome', { version: this.version, epoch: String(this.epoch), at: this.at, speed: 1, mode: 'demo', heartbeat: 2000, topics: [...MODELLED], pass: 'a-pass' });
    void hello;
    return {
      send: (name, command, answered) => { if (this.on === on) this.toServer.push({ name, command: unpack(pack(command)), answered }); },
      close: () => { if (this.on === on) this.end(); },
    };
  };

  /** Topics whose deltas go out. */
  get rooms(): string[] { return [...this.joined].map((i) => MODELLED[i] as string).sort(); }

  /** A table of a topic, loosely typed. */
  table(topic: number, table = 0): Table<Columns> {
    return this.topics[topic]?.entries()[table]?.[1] as Table<Columns>;
  }

  tick(): void {
    this.at += 100;
    this.topics.forEach((topic, i) => {
      const changes = topic.drain(this.at);
      if (changes.length === 0) return;
      const seq = (this.seqs[i] = (this.seqs[i] ?? 0) + 1);
      const bytes = pack([i, seq, this.at, 10, changes.map(([t, { removed, ops }]) => [t, removed, ops])]);
      this.rings[i] = [...(this.rings[i] ?? []), [seq, bytes] as [number, Uint8Array]].slice(-RING);
      if (this.joined.has(i)) this.emit('delta', bytes);
    });
  }

  beat(): void { this.emit('heartbeat', [this.at, 1, this.seqs, this.seqs.map(() => 10), 0, this.seqs.flatMap(() => [-1, -1])]); }

  cut(): void {
    const { on } = this;
    this.end();
    on?.closed('cut');
  }

  /** Another run of the server, which holds the same state but counts anew. */
  restart(): void {
    this.cut();
    this.epoch++;
    this.seqs = MODELLED.map(() => 0);
    this.rings = MODELLED.map(() => []);
    for (const topic of this.topics) topic.drain(this.at);
  }

  /** Lets up to `n` messages through, each way. */
  deliver(n: number): void {
    for (let i = 0; i < n; i++) {
      const ask = this.toServer.shift();
      if (ask) this.serve(ask);
      this.toWall.shift()?.();
    }
  }

  get idle(): boolean { return this.toServer.length === 0 && this.toWall.length === 0; }

  private serve({ name, command, answered }: Ask): void {
    this.asked.push(name);
    const { topics, topic, epoch } = command as { topics: { topic: string; seq?: number }[] & string[]; topic: string; epoch: string };
    if (name === 'subscribe') for (const wanted of topics) this.join(wanted, epoch);
    if (name === 'unsubscribe') for (const left of topics) this.joined.delete(MODELLED.indexOf(left as never));
    if (name === 'resync') this.snapshot(MODELLED.indexOf(topic as never));
    this.push(() => { answered({ ok: true, at: this.at } as never); });
  }

  private join({ topic, seq }: { topic: string; seq?: number }, epoch: string): void {
    const i = MODELLED.indexOf(topic as never);
    this.joined.add(i);
    const ring = this.rings[i] ?? [];
    const head = this.seqs[i] ?? 0;
    const missed = ring.filter(([s]) => s > (seq ?? 0));
    if (epoch === String(this.epoch) && seq !== undefined && missed.length === head - seq) for (const [, bytes] of missed) this.emit('delta', bytes);
    else this.snapshot(i);
  }

  private snapshot(i: number): void {
    // As the real one: it may already hold changes of the next delta.
    this.emit('snapshot', pack([i, this.seqs[i] ?? 0, this.at, 10, this.topics[i]?.snapshot(this.at) ?? [], [-1, -1]]));
  }

  private emit(name: string, value: unknown): void {
    const payload = value instanceof Uint8Array ? value : unpack(pack(value));
    const { on } = this;
    this.push(() => { on?.frame(name, payload); });
  }

  private push(message: () => void): void {
    if (this.losing > 0) this.losing--;
    else this.toWall.push(message);
  }

  private end(): void {
    this.on = undefined;
    this.toServer = [];
    this.toWall = [];
    this.joined.clear();
  }
}
