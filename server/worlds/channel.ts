import type { ChildProcess } from 'node:child_process';
import type { Recorded } from '#protocol/events';
import type { ConfigInput } from '../config.ts';

/** What a world is told by whoever opened it. */
export type Told =
  /** Shows the past from a moment (ms) on: of which centre, and where milestones of its journal lie. */
  | { do: 'open'; config: ConfigInput; milestones: string; span: Span; at: number }
  /** The journal goes on. */
  | { do: 'goes-on'; span: Span }
  | { do: 'answer'; ask: number; records?: readonly Recorded[]; n?: number };

/** What a world says. */
export type Says =
  | { says: 'ready'; port: number }
  | { says: 'busy'; displays: number }
  | { says: 'ask'; ask: number; from: number; to: number }
  | { says: 'ask'; ask: number; at: number };

/** When the first record of a journal was admitted, and number and time (ms) of the newest. */
export interface Span { start: number; n: number; end: number }

/** The other side of a world, as either has it. */
export interface Channel<In, Out> { send(message: Out): void; hear(take: (message: In) => void): void; ended(take: () => void): void }

/** A world's side of the channel to the process that opened it. */
export const toOpener = (): Channel<Told, Says> => ({
  send: (message) => { if (process.connected) process.send?.(message); },
  hear: (take) => { process.on('message', (message) => { take(message as Told); }); },
  ended: (take) => { process.once('disconnect', take); },
});

/** The opener's side. */
export const toWorld = (child: ChildProcess): Channel<Says, Told> => ({
  send: (message) => { if (child.connected) child.send(message); },
  hear: (take) => { child.on('message', (message) => { take(message as Says); }); },
  ended: (take) => { child.once('exit', take); child.once('error', take); },
});
