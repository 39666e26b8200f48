import { ProtocolError } from '#protocol/errors';
import type { Still } from '#protocol/proof';
import type { Scheduler, Stop } from '../clock.ts';

/** How long a display may take to make a still, and how long one counts as new; ms. */
export const PATIENCE_MS = 8_000;
export const FRESH_MS = 4_000;

interface Waiting { number: number; resolve: (image: Uint8Array) => void; reject: (error: ProtocolError) => void; cancel: Stop }

/** Stills of one display. Guarantees: it is asked for one at a time and at most one each four seconds, however many ask for it. */
export class Stills {
  private last: { image: Uint8Array; at: number } | undefined;
  private under: Promise<Uint8Array> | undefined;
  private waiting: Waiting | undefined;
  private number = 0;

  /** `send` asks the display for the still of that number; `elapsed` is our own time in ms. */
  constructor(private readonly scheduler: Scheduler, private readonly elapsed: () => number, private readonly send: (number: number) => void) {}

  /** The display's picture. Rejects with ProtocolError `no-still` where it gives none. */
  ask(): Promise<Uint8Array> {
    if (this.last && this.elapsed() - this.last.at < FRESH_MS) return Promise.resolve(this.last.image);
    this.under ??= new Promise<Uint8Array>((resolve, reject) => {
      const number = ++this.number;
      const cancel = this.scheduler.after(PATIENCE_MS, () => { this.refuse('no answer'); });
      this.waiting = { number, resolve, reject, cancel };
      this.send(number);
    });
    return this.under;
  }

  /** What the display answered; an answer to nothing that was asked is dropped. */
  take({ number, image, refused }: Still): void {
    if (this.waiting?.number !== number) return;
    if (image === undefined || typeOf(image) === undefined) {
      this.refuse(refused ?? 'no picture');
      return;
    }
    this.last = { image, at: this.elapsed() };
    this.settled()?.resolve(image);
  }

  /** Whoever waits hears that there will be none. */
  refuse(reason: string): void { this.settled()?.reject(new ProtocolError('no-still', reason)); }

  private settled(): Waiting | undefined {
    const { waiting } = this;
    waiting?.cancel();
    this.waiting = this.under = undefined;
    return waiting;
  }
}

/** The media type of a still by its first bytes; undefined where it is none that we pass on. */
export function typeOf(image: Uint8Array): 'image/webp' | 'image/jpeg' | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...image.subarray(from, to));
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  return image[0] === 0xff && image[1] === 0xd8 && image[2] === 0xff ? 'image/jpeg' : undefined;
}
