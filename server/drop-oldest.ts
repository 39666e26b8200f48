/** Lets the first entries of a map go, which are the ones put in longest ago, until it has no more than so many. */
export function dropOldest(map: Map<string, unknown>, most: number): void {
  for (const [key] of map) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
