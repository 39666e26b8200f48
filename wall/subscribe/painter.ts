import type { Replica } from './replica.ts';
import type { Stop, Timing } from './timing.ts';

type Painted = (replicas: readonly Replica[]) => void;

/**
 * Draws at most once a display frame: gathers the topics that changed, lets their panels paint them in one animation
 * frame, and says one frame later that the pixels stand.
 */
export class Painter {
  private readonly panels = new Map<string, Set<() => void>>();
  private readonly waiting = new Set<Replica>();
  private coming: Stop | undefined;

  /** `stood` is called with the topics painted by the frame before. */
  constructor(private readonly timing: Timing, private readonly stood: Painted) {}

  /** A frame changed the replica. */
  mark(replica: Replica): void {
    this.waiting.add(replica);
    this.coming ??= this.timing.frame(() => { this.flush(); });
  }

  /** Calls `paint` in the animation frame that follows a change of the topic. */
  onPaint(topic: string, paint: () => void): Stop {
    const panels = this.panels.get(topic) ?? new Set();
    this.panels.set(topic, panels.add(paint));
    return () => { panels.delete(paint); };
  }

  private flush(): void {
    this.coming = undefined;
    const replicas = [...this.waiting];
    this.waiting.clear();
    for (const { topic } of replicas) for (const paint of this.panels.get(topic) ?? []) paint();
    for (const replica of replicas) replica.settle();
    this.timing.frame(() => { this.stood(replicas); });
  }
}
