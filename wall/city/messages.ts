import type { Palette } from './palette.ts';
import type { Plan } from './plan.ts';
import type { Held, Paint, Size } from './surface.ts';

/** What the page tells the worker that paints: what to paint on and with, then sizes and pictures, at last that it is over. */
export type Order =
  | { kind: 'start'; canvas: OffscreenCanvas; plan: Plan; palette: Palette }
  | { kind: 'resize'; size: Size }
  | { kind: 'paint'; blocks: readonly Paint[] }
  | { kind: 'held' }
  | { kind: 'dispose' };

/** What the worker answers: a picture stands, its GPU context went or came, there is no WebGL, what it holds, that it ends. */
export type Answer =
  | { kind: 'painted' }
  | { kind: 'lost'; lost: boolean }
  | { kind: 'failed' }
  | { kind: 'held'; held: Held }
  | { kind: 'ended'; held: Held };
