/** Frames whose times are kept. */
const KEPT = 120;

/** How long the last frames kept the page's own thread, ms. */
export class FrameTimes {
  private readonly kept: number[] = [];
  private next = 0;

  note(ms: number): void {
    this.kept[this.next] = ms;
    this.next = (this.next + 1) % KEPT;
  }

  /** The time that a share of the frames stayed within; 0 before the first. */
  quantile(share: number): number {
    const sorted = [...this.kept].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  }
}
