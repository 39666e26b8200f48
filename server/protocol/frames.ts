import * as z from 'zod';

/** Socket events that carry frames. A delta and a snapshot travel as bytes that were encoded once for everyone. */
export const FRAME = { welcome: 'welcome', heartbeat: 'heartbeat', delta: 'delta', snapshot: 'snapshot', still: 'still', presented: 'presented', turned: 'turned', moved: 'moved' } as const;

const count = z.number().int().min(0);
const stamp = z.number();
/** A cell as it travels; its column's kind decides what it must be (see codec.ts). */
const cells = z.array(z.unknown());

/** Live sources, the simulated district, the replay of an export; or the past of one of these, shown again, or an exercise beside it. */
export const MODES = ['live', 'demo', 'replay', 'past', 'exercise'] as const;
export type Mode = (typeof MODES)[number];

/**
 * First frame of a connection. `epoch` names the run of the server: a `seq` means something within one epoch only.
 * `at` is the district's time in ms, which runs `speed` times as fast as ours and stands still at 0. A topic's number is its index in `topics`.
 * `pass` is what this connection asks for pictures of cameras with; it ends with the connection.
 */
export const welcome = z.object({
  version: z.number().int(), epoch: z.string().max(64), at: stamp, speed: z.number().min(0),
  mode: z.enum(MODES), heartbeat: count, topics: z.array(z.string().max(64)).max(1000), pass: z.string().max(64),
});
export type Welcome = z.output<typeof welcome>;

/**
 * `[at, speed, seqs, ages, walls, budgets]`: for each topic its last `seq`, and how long ago (ms) a source behind it last spoke, -1 for
 * never; the number of the walls as they are now, which is another one once they were changed; and for
 * each topic after how long without a word (ms) it is late and after how long silent, -1 where no source said how often it means to speak.
 */
export const heartbeat = z.tuple([stamp, z.number().min(0), z.array(count), z.array(z.number()), count, z.array(z.number())]);
export type Heartbeat = z.output<typeof heartbeat>;

/**
 * `[topic number, seq, at, age, tables]`; each table is `[table index, removed slots, ops]`, and `ops` is flat:
 * slot, mask, then a cell for each bit of the mask. Bit 0 is the id, sent with a new row only; bit i + 1 is column i.
 * Removals come before the ops. Cells are absolute, so applying a delta twice changes nothing.
 */
export const delta = z.tuple([count, count, stamp, z.number(), z.array(z.tuple([count, z.array(count), cells]))]);
export type Delta = z.output<typeof delta>;

/** `[topic number, seq, at, age, tables, budget]`; each table is `[slots, columns]`, columns being the ids, then each column's cells; budget as in a heartbeat. */
export const snapshot = z.tuple([count, count, stamp, z.number(), z.array(z.tuple([z.array(count), z.array(cells)])), z.tuple([z.number(), z.number()])]);
export type Snapshot = z.output<typeof snapshot>;

/** `[at, speed]`: the district's time is another one from now on, earlier or later, or runs otherwise; its topics come as snapshots. */
export const moved = z.tuple([stamp, z.number().min(0)]);
export type Moved = z.output<typeof moved>;

/** Asks a display for a still, which it answers by the command of the same name and number. */
export const stillAsked = z.object({ number: count });
