/** The names that were last seen to so many ms ago or longer, the longest ago first; those that never were before all. */
export function due(names: readonly string[], seen: ReadonlyMap<string, number>, now: number, every: number): string[] {
  const last = (name: string) => seen.get(name) ?? -Infinity;
  return names.filter((name) => now - last(name) >= every).sort((a, b) => last(a) - last(b));
}
