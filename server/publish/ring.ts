/** A frame that was published: its `seq`, the district's time it holds for, and the packet as it went out. */
export interface Published { seq: number; at: number; bytes: Uint8Array }

/** The newest frames of a topic without a gap, bounded in count and bytes: what a display that was away can still be given. */
export class Ring {
  private frames: Published[] = [];
  private size = 0;

  constructor(private readonly count: number, private readonly bytes: number) {}

  push(frame: Published): void {
    this.frames.push(frame);
    this.size += frame.bytes.length;
    while (this.frames.length > this.count || this.size > this.bytes) this.size -= this.frames.shift()?.bytes.length ?? 0;
  }

  clear(): void {
    this.frames = [];
    this.size = 0;
  }

  /** The frames after `seq`, oldest first; undefined where one of them is gone or `seq` was never reached. */
  after(seq: number): Published[] | undefined {
    const first = this.frames[0];
    if (first === undefined || seq < first.seq - 1) return undefined;
    const from = seq + 1 - first.seq;
    return from > this.frames.length ? undefined : this.frames.slice(from);
  }

  /** When the frame of `seq` was made, if it is still kept. */
  at(seq: number): number | undefined {
    const first = this.frames[0];
    return first && this.frames[seq - first.seq]?.at;
  }
}
