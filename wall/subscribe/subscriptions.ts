import type { Command, CommandName, Reply } from '#protocol/commands';
import { ProtocolError, type Problem } from '#protocol/errors';
import type { Delta, Heartbeat, Snapshot } from '#protocol/frames';
import { shapeOf } from '#protocol/topics';
import { Replica, type Applied } from './replica.ts';
import type { Stop, Timing } from './timing.ts';

export type Send = <N extends CommandName>(name: N, command: Command<N>, answered: (reply: Reply) => void) => void;

/** A topic that somebody shows. `head` is the newest `seq` we know the server to have. */
interface Entry { replica: Replica; joined: boolean; head: number; tries: number; waiting: Stop | undefined; problem: Problem | undefined }

/** First wait for an answer before a topic is asked for again, ms; it doubles up to the last. */
const RETRY = 1500;
const RETRY_MOST = 12_000;
/** Topics in one command at most. */
const CHUNK = 128;

/**
 * The topics a display holds, and how each is brought up to date. Guarantees: each wanted topic is asked for until it
 * stands where the server stands; at most one request a topic is outstanding; several wants in one turn make one command.
 */
export class Subscriptions {
  private readonly entries = new Map<string, Entry>();
  private readonly left = new Set<string>();
  private numbers: readonly string[] = [];
  private epoch = '';
  private send: Send | undefined;
  private flushing: Stop | undefined;

  /** `applied` is called after a frame changed a replica, `troubled` when a topic's problem came or went. */
  constructor(private readonly timing: Timing, private readonly applied: (replica: Replica) => void, private readonly troubled: () => void) {}

  /** Whether every wanted topic stands where the server stands, as far as we know. */
  get settled(): boolean { return [...this.entries.values()].every((entry) => !behind(entry)); }

  problem(topic: string): Problem | undefined { return this.entries.get(topic)?.problem; }
  replicas(): Replica[] { return [...this.entries.values()].map((entry) => entry.replica); }

  /** The topic's replica, kept up to date until `release`. Throws ProtocolError `unknown-topic` where no such shape exists. */
  want(topic: string): Replica {
    const known = this.entries.get(topic);
    if (known) return known.replica;
    const shape = shapeOf(topic);
    if (!shape) throw new ProtocolError('unknown-topic', topic);
    this.left.delete(topic);
    const entry = { replica: new Replica(topic, shape), joined: false, head: 0, tries: 0, waiting: undefined, problem: undefined };
    this.entries.set(topic, entry);
    this.plan();
    return entry.replica;
  }

  release(topic: string): void {
    const entry = this.entries.get(topic);
    if (!entry) return;
    if (entry.joined || entry.waiting) this.left.add(topic);
    entry.waiting?.();
    this.entries.delete(topic);
    this.plan();
  }

  /** A connection speaks: another `epoch` counts anew, the same one goes on where we stand. */
  opened(epoch: string, topics: readonly string[], send: Send): void {
    if (epoch !== this.epoch) for (const entry of this.entries.values()) entry.replica.forget();
    this.epoch = epoch;
    this.numbers = topics;
    this.send = send;
    this.flush();
  }

  closed(): void {
    this.send = undefined;
    this.left.clear();
    for (const entry of this.entries.values()) {
      entry.waiting?.();
      Object.assign(entry, { joined: false, waiting: undefined, tries: 0, head: 0 });
    }
  }

  snapshot(frame: Snapshot): void { this.take(frame, (replica) => replica.replace(frame)); }
  delta(frame: Delta): void { this.take(frame, (replica) => replica.change(frame)); }

  heartbeat([at, , seqs, ages, , budgets]: Heartbeat): void {
    this.numbers.forEach((topic, i) => {
      const entry = this.entries.get(topic);
      if (!entry) return;
      entry.head = Math.max(entry.head, seqs[i] ?? 0);
      entry.replica.expect(budgets[2 * i] ?? -1, budgets[2 * i + 1] ?? -1);
      if (entry.replica.ready) entry.replica.heard(at, ages[i] ?? -1);
      if (behind(entry)) this.ask([entry]);
    });
  }

  private take(frame: Snapshot | Delta, apply: (replica: Replica) => Applied): void {
    const entry = this.entries.get(this.numbers[frame[0]] ?? '');
    if (!entry) return;
    let outcome: Applied = 'gap';
    try {
      outcome = apply(entry.replica);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.trouble(entry, error.problem());
    }
    entry.head = Math.max(entry.head, frame[1]);
    if (outcome === 'applied') this.applied(entry.replica);
    if (behind(entry)) this.ask([entry]);
    else this.settle(entry);
  }

  private trouble(entry: Entry, problem: Problem | undefined): void {
    if (entry.problem === problem) return;
    entry.problem = problem;
    this.troubled();
  }

  private plan(): void {
    this.flushing ??= this.timing.after(0, () => { this.flush(); });
  }

  private flush(): void {
    this.flushing?.();
    this.flushing = undefined;
    if (!this.send) return;
    const left = [...this.left];
    this.left.clear();
    for (let i = 0; i < left.length; i += CHUNK) this.send('unsubscribe', { topics: left.slice(i, i + CHUNK) }, () => undefined);
    this.ask([...this.entries.values()].filter((entry) => !entry.joined || behind(entry)));
  }

  /** Asks for topics that no request is out for: joins them, or asks for a snapshot where they are joined. */
  private ask(entries: Entry[]): void {
    const { send } = this;
    const idle = entries.filter((entry) => !entry.waiting);
    if (!send) return;
    for (const entry of idle) this.arm(entry);
    for (const entry of idle.filter(({ joined }) => joined)) {
      send('resync', { topic: entry.replica.topic }, (answer) => { if ('problem' in answer) entry.joined = false; });
    }
    const joining = idle.filter((entry) => !entry.joined);
    for (let i = 0; i < joining.length; i += CHUNK) this.join(joining.slice(i, i + CHUNK), send);
  }

  private join(entries: Entry[], send: Send): void {
    const topics = entries.map(({ replica: { topic, seq } }) => (seq < 0 ? { topic } : { topic, seq }));
    send('subscribe', { epoch: this.epoch, topics }, (answer) => {
      for (const entry of entries) {
        entry.joined = 'ok' in answer;
        if ('problem' in answer) this.trouble(entry, answer.problem);
        else if (!behind(entry)) this.settle(entry);
      }
    });
  }

  private arm(entry: Entry): void {
    const wait = Math.min(RETRY_MOST, RETRY * 2 ** entry.tries++);
    entry.waiting = this.timing.after(wait, () => {
      entry.waiting = undefined;
      if (behind(entry)) this.ask([entry]);
    });
  }

  private settle(entry: Entry): void {
    entry.waiting?.();
    entry.waiting = undefined;
    entry.tries = 0;
    this.trouble(entry, undefined);
  }
}

/** Whether the server is known to have more than we hold, or we do not hold the topic at all. */
const behind = ({ joined, head, replica }: Entry): boolean => !joined || replica.seq < head || replica.seq < 0;
