/** A box on the panel in CSS px, from its left and top. */
export interface Box { x: number; y: number; w: number; h: number }

/** A label that wants a place: its candidates in the order it prefers them. */
export interface Wish { id: string; places: readonly Box[] }

export const overlap = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;

const within = (outer: Box, box: Box) =>
  box.x >= outer.x && box.y >= outer.y && box.x + box.w <= outer.x + outer.w && box.y + box.h <= outer.y + outer.h;

/**
 * Places labels greedily, the first wish first, each at its first candidate that lies within `frame` and at least `gap`
 * px away from every label placed before and from every box of `taken`. A wish without such a candidate is left out.
 */
export function placeLabels(wishes: readonly Wish[], frame: Box, taken: readonly Box[], gap: number): Map<string, Box> {
  const used = [...taken], placed = new Map<string, Box>();
  for (const { id, places } of wishes) {
    const box = places.find((place) => within(frame, place) && !used.some((other) => overlap(place, other, gap)));
    if (!box) continue;
    used.push(box);
    placed.set(id, box);
  }
  return placed;
}

/** Boxes of `w` by `h` beside an anchor at distance `d`, all near enough to be read as its own: right, left, above, then half a line up or down. */
export function around([x, y]: readonly [number, number], w: number, h: number, d: number): Box[] {
  const beside = [0, 0.45, -0.45].flatMap((dy) => [x + d, x - d - w].map((at) => ({ x: at, y: y + (dy - 0.5) * h, w, h })));
  return [...beside.slice(0, 2), { x: x - w / 2, y: y - d * 0.8 - h, w, h }, ...beside.slice(2)];
}

/** Boxes of `w` by `h` centred on an anchor, then moved up, down and to the sides by up to a height. */
export function upon([x, y]: readonly [number, number], w: number, h: number): Box[] {
  return [[0, 0], [0, -0.7], [0, 0.7], [-0.3, 0], [0.3, 0], [0, -1.2], [0, 1.2], [-0.3, 0.8], [0.3, 0.8], [-0.3, -0.8], [0.3, -0.8]].map(
    ([dx, dy]) => ({ x: x - w / 2 + (dx ?? 0) * w, y: y - h / 2 + (dy ?? 0) * h, w, h }));
}
