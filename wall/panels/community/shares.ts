interface Stage { id: string; order: number; count: number }

/** How many entries of a register came to a stage or beyond it, and how many there are. */
export function reached(stages: readonly Stage[], stage: string): { part: number; whole: number } {
  const from = stages.find(({ id }) => id === stage)?.order ?? Infinity;
  const sum = (some: readonly Stage[]) => some.reduce((all, { count }) => all + count, 0);
  return { part: sum(stages.filter(({ order }) => order >= from)), whole: sum(stages) };
}

/** How many stand at a stage now. */
export const at = (stages: readonly Stage[], stage: string): number => stages.find(({ id }) => id === stage)?.count ?? 0;
