import type { Told } from './operator.ts';

/** What counts together: one device, all of its place, or all of its block; where the block is not known, the place. */
export const groupOf = ({ device, place, block }: Told, at: 'device' | 'place' | 'block'): string =>
  (at === 'device' ? device : at === 'block' && block !== '' ? block : place);
