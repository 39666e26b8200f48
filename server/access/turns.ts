import { ProtocolError } from '#protocol/errors';

/** Lets so many works run at a time, so many more wait, and turns the rest away by ProtocolError `too-many-attempts`. */
export class Turns {
  private busy = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly atOnce: number, private readonly waiting: number) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy >= this.atOnce) {
      if (this.queue.length >= this.waiting) throw new ProtocolError('too-many-attempts', 'too many sign in at once; try again in a moment');
      await new Promise<void>((resolve) => { this.queue.push(resolve); });
    } else this.busy += 1;
    try {
      return await work();
    } finally {
      // Whoever waits takes this place over.
      const next = this.queue.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }
}
