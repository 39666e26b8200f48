import * as z from 'zod';
import { proof, still } from './proof.ts';
import { follow, present, turn } from './remote.ts';

const topic = z.string().min(1).max(64);
const seq = z.number().int().min(0);

/** What a display says of itself when it connects. */
export const hello = z.object({ version: z.number().int(), display: z.string().max(64).default('') });
export type Hello = z.output<typeof hello>;

/** What a display may ask; each is answered by an acknowledgement that holds `ok` or a `problem`. */
export const COMMANDS = {
  /** Join topics. Naming the `epoch` and `seq` last applied asks for what was missed instead of a snapshot. */
  subscribe: z.object({
    epoch: z.string().max(64).optional(),
    topics: z.array(z.object({ topic, seq: seq.optional() })).min(1).max(128),
  }),
  unsubscribe: z.object({ topics: z.array(topic).min(1).max(128) }),
  /** A gap was seen: send this topic's snapshot again. */
  resync: z.object({ topic }),
  /** Asks for the district's time, to measure the offset of the display's clock. */
  time: z.object({}),
  /** What was painted: the topic's `seq` and when its pixels stood, in the district's time (ms). */
  report: z.object({ painted: z.array(z.object({ topic, seq, at: z.number() })).min(1).max(128) }),
  proof,
  still,
  present,
  follow,
  turn,
} as const;

export type CommandName = keyof typeof COMMANDS;
export type Command<N extends CommandName> = z.output<(typeof COMMANDS)[N]>;

export const reply = z.union([
  z.object({ ok: z.literal(true), at: z.number().optional() }),
  z.object({ problem: z.object({ type: z.string(), title: z.string(), status: z.number(), detail: z.string() }) }),
]);
export type Reply = z.output<typeof reply>;
