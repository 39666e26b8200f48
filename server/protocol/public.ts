import * as z from 'zod';
import { MODES } from './frames.ts';

const ms = z.number().min(0);
const count = z.number().int().min(0);
const named = { id: z.string(), zh: z.string(), en: z.string() };
const length = z.number().positive().max(5000);

/** From a wheelchair a hand reaches so far over the floor, from and to, mm (EN 301 549 and ISO 21542, forward reach). */
export const REACH = { from: 400, to: 1200 } as const;
/** What is touched needs so much of that height, mm. */
const ROOM = 300;

/**
 * The screen of a kiosk as it hangs: its picture, and its lower edge over the floor, in mm. What is touched lies where a hand
 * reaches that belongs to somebody who sits (`REACH`). `block` is where the kiosk stands, if that is known.
 */
export const kiosk = z.strictObject({
  widthMm: length, heightMm: length, bottomMm: z.number().min(0).max(2000), block: z.string().min(1).max(32).optional(),
}).refine(({ heightMm, bottomMm }) => Math.min(REACH.to, bottomMm + heightMm) - Math.max(REACH.from, bottomMm) >= ROOM, `hung so, too little of the kiosk's screen lies within reach of a wheelchair`);
export type Kiosk = z.output<typeof kiosk>;

/** 55 inches upright. */
export const KIOSK: Kiosk = { widthMm: 680.4, heightMm: 1209.6, bottomMm: 450 };

/** How far a case is, as one says it to somebody who asks: told and not yet with anybody, with somebody, done and being checked. */
export const PUBLIC_STAGES = ['told', 'working', 'checking'] as const;
export type PublicStage = (typeof PUBLIC_STAGES)[number];

const counts = { open: count, found: count, solved: count };

/** What stands of a scene in a place: by stage, and since when the oldest does (ms). */
export const publicScene = z.object({ scene: z.string(), told: count, working: count, checking: count, since: ms });
export type PublicScene = z.output<typeof publicScene>;

/**
 * What a passer-by may know of a place, at the fold's time (ms): cases in hand, found and solved since midnight, and those in hand by scene,
 * most first. Cases that tell of a household are in none of the counts; nothing says which case, whose, or where in the block.
 */
export const publicPlace = z.object({ at: ms, heard: ms, ...counts, scenes: z.array(publicScene) });
export type PublicPlace = z.output<typeof publicPlace>;

/**
 * `GET /api/public`: what a kiosk shows first, in which mode the server runs and how many times as fast as ours the district's time goes. `heard` is when any source last spoke (ms). Of the running month: cases closed, due by
 * now, of these in time, and how long a case took on the mean (s).
 */
export const publicOverview = publicPlace.extend({
  screen: kiosk, mode: z.enum(MODES), speed: z.number().positive(),
  month: z.object({ closed: count, due: count, onTime: count, mean: count }),
  streets: z.array(z.object({ ...named, open: count, solved: count, blocks: z.array(z.object({ ...named, open: count })) })),
});
export type PublicOverview = z.output<typeof publicOverview>;

/** What a place of a kiosk's question may be; `GET /api/public/<street|block>/<id>`. */
export const PUBLIC_PLACES = ['street', 'block'] as const;
export type PublicPlaceOf = (typeof PUBLIC_PLACES)[number];
