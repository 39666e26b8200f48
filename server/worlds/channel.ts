import type { ChildProcess } from 'node:child_process';
import type { Event, Recorded } from '#protocol/events';
import type { Scenario } from '#protocol/worlds';
import type { ConfigInput } from '../config.ts';

/** The first moment (ms) of a journal that can be shown, number and time (ms) of the newest record, and the record after which none was thinned out. */
export interface Span { start: number; n: number; end: number; whole: number }

/** The past of a centre from a moment (ms) on, and where milestones of its journal lie. */
export interface PastAsked { kind: 'past'; config: ConfigInput; milestones: string; span: Span; at: number }
/** An exercise of a centre: its fold as it is now, the time (ms) and how fast it runs, what is injected, and where the exercise's own journal lies. */
export interface ExerciseAsked { kind: 'exercise'; config: ConfigInput; id: string; dir: string; state: Uint8Array; at: number; speed: number; scenario: Scenario }

/** What a world is told by whoever opened it. */
export type Told =
  /** `secret` is what whoever opened it shows when it says who asks. */
  | { do: 'open'; world: PastAsked | ExerciseAsked; secret: string }
  /** The journal goes on. */
  | { do: 'goes-on'; span: Span }
  /** What happens in the living world. */
  | { do: 'lives'; events: readonly Event[] }
  | { do: 'answer'; ask: number; records?: readonly Recorded[]; n?: number };

/** What a world says. */
export type Says =
  | { says: 'ready'; port: number }
  | { says: 'busy'; displays: number }
  | { says: 'ask'; ask: number; from: number; to: number }
  | { says: 'ask'; ask: number; at: number };

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
