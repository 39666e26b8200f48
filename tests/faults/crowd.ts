import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Displays that hold the same state of a topic. */
export interface Held { topic: string; seq: number; hash: string; count: number }
/**
 * How many tries to connect there were, the largest share of all displays in 100 ms, how often one tried twice in a second, and for how long at
 * most their own process stood still (ms), which brings together what was apart. */
export interface Herd { tries: number; share: number; hasty: number; stood: number }

/** What the displays are asked, and what they answer; moments are in ms of this machine's clock. */
export interface Asked {
  fresh: [from: number, at: number[]];
  held: [nothing: undefined, held: Held[]];
  herd: [from: number, herd: Herd];
  live: [nothing: undefined, count: number];
}

const PROGRAM = fileURLToPath(new URL('displays.ts', import.meta.url));

/** Many displays in a process of their own. */
export class Crowd {
  private number = 0;
  private readonly waiting = new Map<number, (answer: never) => void>();

  private constructor(private readonly child: ChildProcess, readonly count: number) {
    child.on('message', ({ number, answer }: { number: number; answer: never }) => {
      this.waiting.get(number)?.(answer);
      this.waiting.delete(number);
    });
  }

  /** Resolves when all of them were made; they connect by themselves. */
  static async start(url: string, count: number): Promise<Crowd> {
    const child = fork(PROGRAM, [url, String(count)], { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
    await once(child, 'message');
    return new Crowd(child, count);
  }

  ask<K extends keyof Asked>(what: K, ...[value]: Asked[K][0] extends undefined ? [] : [Asked[K][0]]): Promise<Asked[K][1]> {
    const number = this.number++;
    return new Promise<Asked[K][1]>((resolve) => {
      this.waiting.set(number, resolve);
      this.child.send({ what, value, number });
    });
  }

  end(): void { this.child.kill(); }
}
