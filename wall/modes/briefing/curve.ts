/** Moves what stands at these heights apart to `gap` at least, each as little as may be, all between `from` and `to`; the order stays. */
export function apart(heights: readonly number[], gap: number, from: number, to: number): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  let least = from;
  for (const i of order) {
    placed[i] = Math.max(placed[i] ?? 0, least);
    least = (placed[i] ?? 0) + gap;
  }
  let most = to;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i] ?? 0, most);
    most = (placed[i] ?? 0) - gap;
  }
  return placed;
}

/** The round counts that an axis up to `top` names: steps of 1, 2 or 5 times a power of ten, at most `most` of them, zero left out. */
export function steps(top: number, most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, top / most)));
  const step = [1, 2, 5, 10].map((by) => by * power).find((size) => top / size <= most) ?? 10 * power;
  return Array.from({ length: Math.floor(top / step) }, (_, i) => (i + 1) * step);
}
