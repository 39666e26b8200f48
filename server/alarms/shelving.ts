import type { EventData } from '#protocol/events';
import type { TopicTables } from '#protocol/topics';
import type { MemoryOf } from '../aggregate/memory.ts';
import type { State } from '../aggregate/state.ts';
import type { Table } from '../aggregate/table.ts';
import type { Deadlines } from '../aggregate/timers.ts';
import type { Shelf } from './alarm.ts';

const HOUR = 3_600_000;
/** How long an alarm, and how long a device may be held back at most, in hours. */
export const MOST_HOURS = { alarm: 24, device: 720 } as const;
/** How many are held back at once at most. */
export const SHELVES = 500;

/** What is to be held back: by a key of its own, and as the others may know it (`device` is '' where a household would be named). */
export interface Held { readonly key: string; readonly id: string; readonly kind: Shelf['kind']; readonly scene: string; readonly block: string; readonly device: string; readonly severity: number }

/** What posts hold back, each until its end: topic `alarms`, table `shelves`. What may be of severity 1 needs two posts. */
export class Shelving {
  private readonly keys: Table<MemoryOf<'shelf'>>;
  private readonly ends: Deadlines;

  /** `changed` hears of a key that is held back otherwise than before. */
  constructor(private readonly state: State, private readonly shelves: Table<TopicTables<'alarms'>['shelves']>, private readonly changed: (key: string) => void) {
    this.keys = state.table('shelf', 'alarms');
    this.ends = state.timers.kind('shelf ends', (key) => this.drop(key));
  }

  of(key: string): Shelf | undefined {
    const slot = this.keys.slot(key);
    return slot < 0 ? undefined : this.shelves.row(this.shelves.slot(this.keys.get(slot, 'shelf')));
  }

  /** The key of what is held back under an id; '' where nothing is. */
  keyOf(id: string): string {
    for (const slot of this.keys.all()) if (this.keys.get(slot, 'shelf') === id) return this.keys.id(slot);
    return '';
  }

  /** What holds back an alarm of that severity under a key now, if anything does. */
  holds(key: string, severity: number): Shelf | undefined {
    const shelf = this.of(key);
    return shelf && !shelf.asked && (severity > 1 || shelf.second !== '') ? shelf : undefined;
  }

  /**
   * A post holds something back, or agrees with another that wants to; `until` counts from the second then. False where it may not: without
   * a reason or an end, for too long, or a post that agrees with itself.
   */
  put(held: Held, { post, reason = '', hours = 0, once = false }: Pick<EventData<'operator'>, 'post' | 'reason' | 'hours' | 'once'>): boolean {
    const known = this.of(held.key);
    if (known) return this.agree(held.key, known, post, held.severity);
    if (reason === '' || (hours === 0 && !once) || hours > MOST_HOURS[held.kind] || this.keys.size >= SHELVES) return false;
    const since = this.state.timers.now;
    const until = since + (hours || MOST_HOURS[held.kind]) * HOUR;
    const { key, id, kind, scene, block, device, severity } = held;
    this.keys.add(key, { shelf: id });
    this.shelves.upsert({ id, kind, scene, block, device, severity, post, second: '', reason, since, until, once, asked: severity === 1 });
    this.ends.set(key, until);
    this.changed(key);
    return true;
  }

  drop(key: string): void {
    const slot = this.keys.slot(key);
    if (slot < 0) return;
    this.shelves.remove(this.shelves.slot(this.keys.get(slot, 'shelf')));
    this.keys.remove(slot);
    this.ends.cancel(key);
    this.changed(key);
  }

  private agree(key: string, { id, post: first, second, since, until }: Shelf, post: string, severity: number): boolean {
    if (post === first || second !== '' || severity > 1) return false;
    const { now } = this.state.timers;
    this.shelves.put(this.shelves.slot(id), { second: post, asked: false, since: now, until: now + until - since });
    this.ends.set(key, now + until - since);
    this.changed(key);
    return true;
  }
}
