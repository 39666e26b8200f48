/** What a page may be about. */
export type About = 'scene' | 'street' | 'area' | 'block' | 'case' | 'takeover';

/** Half of a character, which no address can hold. */
const TORN = /[\ud800-\udfff]/gu;

/** The last part of the address of a page about one thing: the id of a case may hold anything. */
export const pageName = (about: About, id: string): string => `${about}.${encodeURIComponent(id.replace(TORN, '\ufffd'))}`;

/** The address of the page about one thing on a wall; `search` carries the settings on, `base` is where the pages of its world lie. */
export const addressOf = (wall: string, about: About, id: string, search: string, base = ''): string => `${base}/display/${wall}/${pageName(about, id)}${search}`;
