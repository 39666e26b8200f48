import { FRAME, type Heartbeat, type Moved } from '#protocol/frames';
import type { Topic } from '../aggregate/topic.ts';
import type { Metrics } from '../observe/metrics.ts';
import { ageOf, Channel, eventPacket } from './channel.ts';

/** Where frames go out: one room a topic, and one that every display is in. */
export interface Air {
  publish(room: string, packet: Uint8Array): void;
  /** Whether anyone is in the room. */
  audience(room: string): boolean;
}

export const EVERYONE = 'all';
export const roomOf = (topic: string): string => `topic/${topic}`;

/**
 * The topics as channels. A dirty topic that nobody shows is not even drained: its changes wait in its tables as marks and
 * become one delta when somebody asks, so a scene stream costs nothing while nobody shows that scene.
 */
export class Fanout {
  readonly channels: ReadonlyMap<string, Channel>;
  private readonly waiting = new Set<Channel>();

  /** The number that heartbeats give the walls. */
  walls = 0;

  constructor(topics: ReadonlyMap<string, Topic>, private readonly air: Air, private readonly metrics: Metrics) {
    this.channels = new Map([...topics].map(([name, topic], i) => [name, new Channel(i, topic, metrics)]));
  }

  /** Publishes the changes of all dirty topics in this turn of the event loop. Says whether any frame went out. */
  publish(dirty: readonly Topic[], at: number): boolean {
    let sent = false;
    for (const { name } of dirty) {
      const channel = this.channels.get(name) as Channel;
      if (!this.air.audience(roomOf(name))) {
        this.waiting.add(channel);
        continue;
      }
      const packet = channel.advance(at);
      if (packet === undefined) continue;
      this.air.publish(roomOf(name), packet);
      sent = true;
    }
    if (sent) this.metrics.ticks.inc();
    return sent;
  }

  /** The fold came to another time than by what was published: whoever shows a topic gets its state, and everybody the time and how fast it runs. */
  renew(at: number, speed: number): void {
    this.waiting.clear();
    for (const channel of this.channels.values()) {
      const packet = channel.renew(at);
      if (this.air.audience(roomOf(channel.topic.name))) this.air.publish(roomOf(channel.topic.name), packet);
    }
    this.move(at, speed);
  }

  /** The time is another one, or runs otherwise, from now on. */
  move(at: number, speed: number): void { this.air.publish(EVERYONE, eventPacket(FRAME.moved, [at, speed] satisfies Moved)); }

  /** The channel, its `seq` brought up to its tables where it had waited for somebody to ask. */
  current(name: string, at: number): Channel | undefined {
    const channel = this.channels.get(name);
    if (channel && this.waiting.delete(channel)) channel.advance(at);
    return channel;
  }

  /** What brings a display up to date that last applied `seq`: the deltas it missed, or else a snapshot. */
  catchUp(name: string, seq: number | undefined, at: number): readonly Uint8Array[] {
    const channel = this.current(name, at);
    if (channel === undefined) return [];
    return (seq === undefined ? undefined : channel.missed(seq)) ?? [channel.snapshot(at)];
  }

  /** Tells every display each topic's `seq`, age and budget, so that one that lost the last frame of a quiet topic notices. */
  heartbeat(at: number, speed: number): void {
    const channels = [...this.channels.values()];
    const heard = channels.map(({ topic }) => topic.heard);
    const frame: Heartbeat = [at, speed, channels.map(({ seq }) => seq), heard.map((one) => ageOf(one, at)), this.walls, heard.flatMap(({ late, silent }) => [late, silent])];
    this.air.publish(EVERYONE, eventPacket(FRAME.heartbeat, frame));
    this.metrics.frames.inc({ kind: FRAME.heartbeat });
  }
}
