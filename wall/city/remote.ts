import type { Answer, Order } from './messages.ts';
import type { Palette } from './palette.ts';
import type { Plan } from './plan.ts';
import type { Heard, Held, Paint, Size, Surface } from './surface.ts';
import { startWorker } from './start-worker.ts';

/** The district in WebGL, painted by a worker of its own (draw-worker.ts); one picture is under way at a time, and of those that wait only the newest. */
export class Remote implements Surface {
  readonly canvas = document.createElement('canvas');
  private readonly worker = startWorker();
  busy = false;
  private next: readonly Paint[] | undefined;
  private readonly asked: ((held: Held) => void)[] = [];
  private over: Promise<Held> | undefined;

  constructor(plan: Plan, palette: Palette, private readonly heard: Heard) {
    const canvas = this.canvas.transferControlToOffscreen();
    this.worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => { this.hear(data); });
    this.worker.addEventListener('error', () => { this.heard.failed(); });
    this.tell({ kind: 'start', canvas, plan, palette }, [canvas]);
  }

  resize(size: Size): void { this.tell({ kind: 'resize', size }); }

  paint(blocks: readonly Paint[]): void {
    if (this.busy) {
      this.next = blocks;
      return;
    }
    this.busy = true;
    this.tell({ kind: 'paint', blocks });
  }

  held(): Promise<Held> {
    return this.over ?? new Promise((resolve) => {
      this.asked.push(resolve);
      this.tell({ kind: 'held' });
    });
  }

  dispose(hung = false): void {
    if (this.over) return;
    if (hung) {
      this.worker.terminate();
      this.over = Promise.resolve({ geometries: 0, textures: 0, programs: 0 });
      return;
    }
    this.over = new Promise((resolve) => { this.asked.push(resolve); });
    this.tell({ kind: 'dispose' });
  }

  private tell(order: Order, transfer: Transferable[] = []): void { this.worker.postMessage(order, transfer); }

  private hear(answer: Answer): void {
    switch (answer.kind) {
      case 'held': this.asked.shift()?.(answer.held); break;
      case 'ended': for (const one of this.asked.splice(0)) one(answer.held); break;
      case 'failed': if (!this.over) this.heard.failed(); break;
      case 'lost': if (!this.over) this.heard.lost(answer.lost); break;
      case 'painted': if (!this.over) this.stands();
    }
  }

  private stands(): void {
    const { next } = this;
    this.next = undefined;
    this.busy = false;
    this.heard.painted();
    if (next) this.paint(next);
  }
}
