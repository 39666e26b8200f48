/**
 * Between what is pushed and what is pulled: first in, first out. `put` resolves when there is room again, so who waits for
 * it holds its sender back; nothing is dropped.
 */
export class Mailbox<T> {
  private items: T[] = [];
  private arrived: (() => void) | undefined;
  private waiting: (() => void)[] = [];

  /** Room for so many before `put` makes its caller wait. */
  constructor(private readonly room: number) {}

  get size(): number { return this.items.length; }

  /** Puts something in; the promise is undefined where there is still room. */
  put(item: T): Promise<void> | undefined {
    this.items.push(item);
    this.arrived?.();
    return this.items.length < this.room ? undefined : new Promise((resolve) => { this.waiting.push(resolve); });
  }

  /** Takes out at most so many, waiting for the first; none where the signal aborts. */
  async take(most: number, signal: AbortSignal): Promise<T[]> {
    if (this.items.length === 0 && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const wake = this.arrived = () => {
          this.arrived = undefined;
          signal.removeEventListener('abort', wake);
          resolve();
        };
        signal.addEventListener('abort', wake, { once: true });
      });
    }
    if (signal.aborted) return [];
    const taken = this.items.splice(0, most);
    if (this.items.length < this.room) for (const resolve of this.waiting.splice(0)) resolve();
    return taken;
  }
}
