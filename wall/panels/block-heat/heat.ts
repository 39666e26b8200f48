import type { Row, TopicTables } from '#protocol/topics';

export type Block = Row<TopicTables<'blocks'>['blocks']>;

/** The steps of the heat, 0 for nothing open. */
export const STEPS = 4;

/** The blocks of a street; `name` is what their names share, and `label` of each what is left. */
export interface Street { id: string; name: string; blocks: readonly { label: string; block: Block }[] }

/** Blocks by street, both in the order they come; `nameOf` gives a block's name in the language shown. */
export function streets(blocks: readonly Block[], nameOf: (block: Block) => string): Street[] {
  const groups = new Map<string, Block[]>();
  for (const block of blocks) groups.set(block.street, [...(groups.get(block.street) ?? []), block]);
  return [...groups].map(([id, group]) => {
    const shared = group.map(nameOf).reduce(prefix);
    const cut = group.length > 1 ? shared.length : 0;
    return { id, name: shared.trim(), blocks: group.map((block) => ({ block, label: nameOf(block).slice(cut).trim() })) };
  });
}

/** The upper end of the heat: the most open cases of a block, rounded up so that it seldom moves. */
export function ceiling(most: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(most, 1))));
  return Math.max(4, Math.ceil(most / step) * step);
}

/** The step of a count under a ceiling. */
export const heat = (open: number, top: number): number => (open <= 0 ? 0 : Math.min(STEPS, 1 + Math.floor((open / top) * STEPS)));

function prefix(a: string, b: string): string {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return a.slice(0, n);
}
