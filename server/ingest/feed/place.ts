import * as z from 'zod';

const degrees = (most: number) => z.number().min(-most).max(most);

/** Where a device of a source is: a block, or a position in the coordinates of its feed; and what events of one place share. */
export const placed = z.strictObject({
  /** Our name of it; without one, the source's. */
  device: z.string().min(1).max(64).optional(),
  block: z.string().min(1).max(64).optional(), lon: degrees(180).optional(), lat: degrees(90).optional(),
  place: z.string().min(1).max(64).optional(),
}).refine(({ lon, lat }) => (lon === undefined) === (lat === undefined), 'lon and lat go together');
export type Placed = z.output<typeof placed>;
