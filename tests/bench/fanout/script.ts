import { DISTRICT } from '#tests/support/shipped';
import { EVENT_DATA, kindOfType, type Event, type Recorded } from '#protocol/events';
import { sceneTopic } from '#protocol/topics';
import { SCENES } from '#scenes/index';
import { Engine } from '#server/aggregate/engine';
import type { Topic } from '#server/aggregate/topic';
import { Load } from '../load.ts';

/** What a display of the main wall shows while two scenes are looked at. */
const SHOWN = ['fire-lane', 'litter'] as const;
export const TOPICS = ['district', 'alerts', 'blocks', 'scenes', 'cases', 'feeds', ...SHOWN.map(sceneTopic)];
export const TICK_MS = 100;
const CASES = 2_000;
/** Ticks before the first that counts: what a server does all day is compiled, and its counts are no longer small. */
const WARM_UP = 1_500;

interface Spoken { id: string; source: string; type: string; data: unknown }

/** A district with its open cases, and ticks of events that change each of the eight topics, the same in every process. */
export class Script {
  readonly engine = new Engine({ district: DISTRICT, scenes: SCENES });
  private readonly blocks = DISTRICT.blocks.map(({ id }) => id);
  private readonly load = new Load(this.blocks);
  private at = Date.parse('2026-11-24T10:00:00+08:00');
  private n = 0;
  private shown = 0;

  constructor() {
    for (const record of this.record(this.load.stock(CASES))) this.engine.apply(record);
    for (const topic of this.engine.takeDirty()) topic.drain(this.at);
  }

  /** Runs ticks that nobody hears; `take` is given the changed topics and drains them. */
  warmUp(take: (dirty: readonly Topic[], at: number) => void): void {
    for (let i = 0; i < WARM_UP; i += 1) {
      for (const record of this.tick()) this.engine.apply(record);
      take(this.engine.takeDirty(), this.at);
    }
  }

  /** The events of the next tick. */
  tick(): Recorded[] {
    this.at += TICK_MS;
    const cases = SHOWN.map((scene) => ({
      id: `shown-${this.shown}`, source: '/bench', type: 'tongxin.case.v1',
      data: { case: `shown-${this.shown++}`, scene, block: this.blocks[this.shown % this.blocks.length], state: 'discovered' },
    }));
    return this.record([...this.load.tick(), ...cases]);
  }

  private record(events: readonly object[]): Recorded[] {
    return events.map((event) => {
      const { id, source, type, data } = event as Spoken;
      const kind = kindOfType(type);
      if (kind === undefined) throw new Error(`${type} is no event`);
      this.n += 1;
      return { n: this.n, at: this.at, event: { kind, id, source, time: this.at, data: EVENT_DATA[kind].parse(data) } as Event };
    });
  }
}
