import { streets, type Block } from './block-heat/heat.ts';

/** The short name of each street: what the names of its blocks share. `nameOf` gives a block's name in the language shown. */
export const streetNames = (blocks: readonly Block[], nameOf: (block: Block) => string): ReadonlyMap<string, string> =>
  new Map(streets(blocks, nameOf).map(({ id, name }) => [id, name]));
