import * as z from 'zod';

const ms = z.number();
const count = z.number().int().min(0);

export const FEED_STATES = ['starting', 'connected', 'lost', 'paused', 'ended', 'stopped'] as const;

/**
 * How a configured feed stands; times in ms, `lag` (ms) how old its newest event was when it was on disk, `left` how many bytes are still to be read; how
 * many devices have a `wrong` clock, and the last of them with how far it is ahead of ours (ms). No secret is in it.
 */
export const feedStatus = z.object({
  id: z.string(), kind: z.string(), source: z.string(), state: z.enum(FEED_STATES), since: ms, reason: z.string(), taken: count, lag: ms, left: count,
  wrong: count, clocks: z.array(z.object({ device: z.string(), skew: ms })),
});
export type FeedStatus = z.output<typeof feedStatus>;

/** `GET /api/feeds`. */
export const feedList = z.object({ feeds: z.array(feedStatus) });

/**
 * `POST /api/feeds/<id>/try`: what the feed would make of a message, an entry an event: what the journal would hold of it and what personal was
 * taken out, or why it would be turned away. Nothing is kept of it.
 */
export const triedOut = z.object({
  events: z.array(z.union([
    z.object({ good: z.literal(true), kind: z.string(), id: z.string(), time: ms, data: z.record(z.string(), z.unknown()), masked: z.array(z.string()) }),
    z.object({ good: z.literal(false), code: z.string(), detail: z.string() }),
  ])),
});
export type TriedOut = z.output<typeof triedOut>;

/** `GET /api/rejects`: what was turned away, newest first: when last (ms), from whom, why, the beginning of what came, without what is personal, and how often that came. */
export const rejectList = z.object({ rejects: z.array(z.object({ at: ms, source: z.string(), code: z.string(), detail: z.string(), raw: z.string(), count: z.number().int().min(1) })) });

export const DESTINATION_STATES = ['idle', 'sending', 'waiting', 'stopped'] as const;

/** How a system that is told of cases stands; times in ms. `waiting` and `refused` count messages that are on disk, `sent` those since the start. No secret is in it. */
export const destinationStatus = z.object({
  id: z.string(), kind: z.string(), to: z.string(), state: z.enum(DESTINATION_STATES), since: ms, reason: z.string(), sent: count, waiting: count, refused: count,
});
export type DestinationStatus = z.output<typeof destinationStatus>;

/** `GET /api/outbound/<id>/refused`: what it refused, newest first: when (ms) and why it was given up, after how many tries, and the CloudEvent. */
export const letterList = z.object({
  refused: z.array(z.object({ at: ms, reason: z.string(), tries: count, event: z.object({ id: z.string(), subject: z.string(), data: z.record(z.string(), z.unknown()) }) })),
});

/** `GET /api/outbound`. */
export const destinationList = z.object({ destinations: z.array(destinationStatus) });
