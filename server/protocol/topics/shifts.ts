import { text, time } from '../columns.ts';

/** A seat that post `off` hands over to post `on`: offered then, with a `note`, and `taken` when the other signed (0: not yet). */
export const shifts = { off: text, on: text, offered: time, taken: time, note: text } as const;
