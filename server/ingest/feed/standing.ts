import { geoDistance } from 'd3-geo';
import { polygonContains } from 'd3-polygon';
import * as z from 'zod';
import type { District } from '#protocol/district';
import type { CapMessage, Colour, Point, Warning } from './cap.ts';

const RADIUS_KM = 6_371;
/** How long it is remembered that a warning was cancelled or replaced: it may come after that, in ms. */
const REMEMBER = 7 * 86_400_000;
const ORDER: readonly Colour[] = ['blue', 'yellow', 'orange', 'red'];

const kept = z.object({
  standing: z.record(z.string(), z.object({ event: z.string(), colour: z.enum(['blue', 'yellow', 'orange', 'red']), from: z.number(), until: z.number() })),
  gone: z.record(z.string(), z.number()),
  /** Whether a warning may have been told that was not taken back. */
  spoke: z.boolean(),
});
export const standingKept = kept;
type Kept = z.output<typeof kept>;
export type Stands = Kept['standing'][string];

export const nothing = (): Kept => ({ standing: {}, gone: {}, spoke: false });

/** The warnings that were told and have not ended, whatever the order in which they came. */
export class Standing {
  constructor(private readonly kept: Kept = nothing()) {}

  get spoke(): boolean { return this.kept.spoke; }
  /** All that was told was taken back. */
  hush(): void { this.kept.spoke = false; }

  take({ key, replaces, warning }: CapMessage, here: (warning: Warning) => boolean, now: number): void {
    const { standing, gone } = this.kept;
    for (const old of replaces) {
      Reflect.deleteProperty(standing, old);
      gone[old] = now + REMEMBER;
    }
    if (warning && !Object.hasOwn(gone, key) && here(warning)) {
      const { event, colour, from, until } = warning;
      standing[key] = { event, colour, from, until };
      this.kept.spoke = true;
    }
  }

  /** The gravest that stands now, and when that may change (ms). */
  gravest(now: number): { warning: Stands | undefined; next: number } {
    for (const [key, { until }] of Object.entries(this.kept.standing)) if (until <= now) Reflect.deleteProperty(this.kept.standing, key);
    for (const [key, until] of Object.entries(this.kept.gone)) if (until <= now) Reflect.deleteProperty(this.kept.gone, key);
    const all = Object.values(this.kept.standing);
    const current = all.filter(({ from }) => from <= now).sort((a, b) => ORDER.indexOf(b.colour) - ORDER.indexOf(a.colour) || a.from - b.from);
    const next = Math.min(...all.map(({ from, until }) => (from > now ? from : until)));
    return { warning: current[0], next };
  }

  toJSON(): Kept { return this.kept; }
}

/**
 * Whether a warning holds in a district: an area of it covers some of it, or has one of the codes; one that says no place holds
 * where no codes are configured.
 */
export function holdsIn({ blocks }: District, codes: readonly string[]): (warning: Warning) => boolean {
  const inside = blocks.flatMap(({ centre, polygons }): Point[] => [centre, ...polygons.flatMap(([outer = []]) => outer)]);
  const rings = blocks.flatMap(({ polygons }) => polygons.flatMap(([outer]) => (outer ? [outer] : [])));
  return ({ areas }) => areas.length === 0 || areas.some((area) => {
    if (area.codes.some((code) => codes.includes(code))) return true;
    if (area.polygons.length === 0 && area.circles.length === 0) return codes.length === 0;
    return area.polygons.some((ring) => inside.some((point) => polygonContains(ring, point)) || rings.some((block) => ring.some((point) => polygonContains(block, point))))
      || area.circles.some(({ centre, km }) => inside.some((point) => geoDistance(centre, point) * RADIUS_KM <= km) || rings.some((block) => polygonContains(block, centre)));
  });
}
