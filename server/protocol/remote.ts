import * as z from 'zod';

/** Letters and digits of a code: none that one takes for another. */
export const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
/** So many of them are one of a million millions, which nobody finds by trying at the rate that a connection may ask. */
export const CODE_LENGTH = 8;
const code = z.string().regex(new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`));
const page = z.number().int().min(0).max(63);

/** Where a briefing stands: the names of its pages and which of them is shown; no pages once it is over. */
export const standing = z.object({ pages: z.array(z.string().max(32)).max(64), page });
export type Standing = z.output<typeof standing>;

/** A briefing says where it stands, and by which code it is led from elsewhere. */
export const present = standing.extend({ code });
/** Whoever has the code wants to know where that briefing stands, from now on. */
export const follow = z.object({ code });
/** Whoever has the code wants it to show that page. */
export const turn = z.object({ code, page });

/** A briefing is to show that page. */
export const turned = z.object({ page });
