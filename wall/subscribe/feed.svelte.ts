import type { Problem } from '#protocol/errors';
import type { Row, SceneTables, TopicName, TopicShape, TopicTables } from '#protocol/topics';
import { createSubscriber } from 'svelte/reactivity';
import type { Painter } from './painter.ts';
import type { ReplicaTable } from './replica-table.ts';
import type { Replica } from './replica.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { Stop } from './timing.ts';

type Tables = TopicShape['tables'];
/** When who is behind something last spoke (ms; 0 for never), and after how long without a word it is late and silent; -1 where nobody said. */
export interface Heard { readonly seen: number; readonly late: number; readonly silent: number }
const UNHEARD: Heard = { seen: 0, late: -1, silent: -1 };

export type TablesOf<T extends string> = T extends TopicName ? TopicTables<T> : T extends `scene.${string}` ? SceneTables : Tables;

/**
 * A topic for panels. Reading it in a template, a `$derived` or an `$effect` subscribes to it, and the last one that
 * stops reading ends the subscription; what reads it runs again once in each animation frame that follows a change.
 * Rows are the same objects until they change, so a keyed `{#each}` touches only what changed.
 */
export class Feed<T extends Tables = Tables> {
  private replica: Replica | undefined;
  private readonly read: () => void;
  private holders = 0;

  constructor(readonly topic: string, private readonly topics: Subscriptions, private readonly painter: Painter) {
    this.read = createSubscriber((update) => {
      const release = this.hold();
      const stop = this.painter.onPaint(topic, update);
      return () => {
        stop();
        release();
      };
    });
  }

  /** Whether there is anything to show yet. */
  get ready(): boolean { this.read(); return this.replica?.ready ?? false; }
  /** The last frame painted; -1 before the first. */
  get seq(): number { this.read(); return this.replica?.seq ?? -1; }
  /** When a source behind the topic last spoke, district time in ms; 0 for never. Moves without a change of the topic. */
  get seen(): number { return this.replica?.seen ?? 0; }
  /** When a source behind the topic last spoke, and how long it may be quiet. */
  get heard(): Heard { return this.replica ?? UNHEARD; }
  /** Why the server does not give us the topic. */
  get problem(): Problem | undefined { return this.topics.problem(this.topic); }

  rows<N extends keyof T & string>(table: N): readonly Row<T[N]>[] { this.read(); return this.table(table)?.rows() ?? []; }
  row<N extends keyof T & string>(table: N, id: string): Row<T[N]> | undefined { this.read(); return this.table(table)?.row(id); }

  /** The table itself, for what draws by hand; only `watch` says when it changed. */
  table<N extends keyof T & string>(name: N): ReplicaTable<T[N]> | undefined {
    return this.replica?.tables[name] as ReplicaTable<T[N]> | undefined;
  }

  /** Subscribes, and calls `paint` in each animation frame that follows a change, while `changed` of a table still says what; `failed` where it threw. */
  watch(paint: () => void, failed?: () => void): Stop {
    const release = this.hold();
    const stop = this.painter.onPaint(this.topic, paint, failed);
    return () => {
      stop();
      release();
    };
  }

  private hold(): Stop {
    this.holders++;
    this.replica = this.topics.want(this.topic);
    let held = true;
    return () => {
      if (held && --this.holders === 0) this.topics.release(this.topic);
      held = false;
    };
  }
}
