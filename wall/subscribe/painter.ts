import { FrameTimes } from './frame-times.ts';
import type { Replica } from './replica.ts';
import type { Stop, Timing } from './timing.ts';

/** Who wants to know which topics stand painted on the display. */
export interface Witness {
  wants: (replica: Replica) => boolean;
  stood: (replicas: readonly Replica[]) => void;
}

interface Paint { paint: () => void; failed: () => void }

/**
 * Draws at most once a display frame: gathers the topics that changed, lets their panels paint them in one animation
 * frame, and tells who wants to know one frame later, when the pixels stand.
 */
export class Painter {
  private readonly panels = new Map<string, Set<Paint>>();
  private readonly waiting = new Set<Replica>();
  /** The last `seq` drawn of each topic. */
  readonly drawn = new Map<string, number>();
  /** When anything was last drawn, by our own clock (ms). */
  last: number;
  readonly frames = new FrameTimes();
  private coming: Stop | undefined;

  /** `failed` hears of what a drawing threw; the others draw all the same. */
  constructor(private readonly timing: Timing, private readonly witness: Witness, private readonly failed: (error: unknown) => void = () => undefined) {
    this.last = timing.now();
  }

  /** A frame changed the replica. */
  mark(replica: Replica): void {
    this.waiting.add(replica);
    this.coming ??= this.timing.frame(() => { this.flush(); });
  }

  /** Calls `paint` in the animation frame that follows a change of the topic, and `failed` where it threw. */
  onPaint(topic: string, paint: () => void, failed: () => void = () => undefined): Stop {
    const panels = this.panels.get(topic) ?? new Set();
    const one = { paint, failed };
    this.panels.set(topic, panels.add(one));
    return () => { panels.delete(one); };
  }

  private draw({ paint, failed }: Paint): void {
    try {
      paint();
    } catch (error) {
      this.failed(error);
      failed();
    }
  }

  private flush(): void {
    const { timing } = this;
    const began = timing.now();
    this.coming = undefined;
    const replicas = [...this.waiting];
    this.waiting.clear();
    for (const { topic } of replicas) for (const paint of this.panels.get(topic) ?? []) this.draw(paint);
    for (const replica of replicas) {
      replica.settle();
      if (replica.seq >= 0) this.drawn.set(replica.topic, replica.seq);
    }
    this.last = began;
    // A task that waits its turn comes after what the browser does for the frame on this thread: styles, layout, painting.
    timing.after(0, () => { this.frames.note(timing.now() - began); });
    // Another display frame costs as much as a paint, so there is none unless somebody waits for it.
    const wanted = replicas.filter(this.witness.wants);
    if (wanted.length > 0) this.timing.frame(() => { this.witness.stood(wanted); });
  }
}
