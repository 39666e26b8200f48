/** Figures in flight at once at most, how long one flips and how long it then rests, ms. */
const AT_ONCE = 3;
export const FLIP = 250;
const REST = 30_000;

/** Lets figures flip, three at most at once and none of them all the time; one that may not changes without a motion. */
export class FlipGate {
  private readonly last = new Map<string, number>();

  /** Whether the figure may flip now; `now` is monotonic, in ms. */
  claim(figure: string, now: number): boolean {
    const flying = [...this.last.values()].filter((at) => now - at < FLIP).length;
    if (flying >= AT_ONCE || now - (this.last.get(figure) ?? -Infinity) < REST) return false;
    this.last.set(figure, now);
    return true;
  }
}
