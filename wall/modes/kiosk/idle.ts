import type { Stop, Timing } from '../../subscribe/timing.ts';

/** Nobody touched anything for so long, and then for so long after being asked; ms. */
export const QUIET = 45_000;
export const ASKED = 10_000;
const SECOND = 1000;

export interface IdleParts {
  timing: Pick<Timing, 'after'>;
  /** Seconds left to answer; undefined where nobody is asked. */
  asking: (left: number | undefined) => void;
  /** Nobody is there any more. */
  gone: () => void;
}

/** Asks whether somebody is still there once nothing was touched for a while, and says so when nobody is. */
export class Idle {
  private stop: Stop = () => undefined;

  constructor(private readonly parts: IdleParts) {}

  /** Something was touched. */
  touch(): void {
    this.stop();
    this.parts.asking(undefined);
    this.stop = this.parts.timing.after(QUIET, () => { this.count(ASKED / SECOND); });
  }

  /** Until something is touched again, nobody is asked. */
  rest(): void {
    this.stop();
    this.parts.asking(undefined);
  }

  private count(left: number): void {
    if (left === 0) {
      this.rest();
      this.parts.gone();
      return;
    }
    this.parts.asking(left);
    this.stop = this.parts.timing.after(SECOND, () => { this.count(left - 1); });
  }
}
