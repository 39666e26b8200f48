import { polygonContains } from 'd3-polygon';
import Flatbush from 'flatbush';
import type { Block } from '#protocol/district';

/** Finds the block that holds a position (WGS84 degrees); undefined outside all blocks. */
export type Locate = (lon: number, lat: number) => string | undefined;

/** Indexes the blocks' polygons. A position in a hole (an even number of rings around it) is outside. */
export function locator(blocks: readonly Pick<Block, 'id' | 'polygons'>[]): Locate {
  const polygons = blocks.flatMap(({ id, polygons: list }) => list.map((rings) => ({ id, rings })));
  if (polygons.length === 0) return () => undefined;
  const index = new Flatbush(polygons.length);
  for (const { rings } of polygons) {
    const lons = (rings[0] ?? []).map(([lon]) => lon);
    const lats = (rings[0] ?? []).map(([, lat]) => lat);
    index.add(Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats));
  }
  index.finish();
  return (lon, lat) => index.search(lon, lat, lon, lat)
    .sort((a, b) => a - b) // on a shared border the first block has it, whatever the index's order
    .map((i) => polygons[i])
    .find((polygon) => polygon !== undefined && polygon.rings.filter((ring) => polygonContains(ring, [lon, lat])).length % 2 === 1)?.id;
}
