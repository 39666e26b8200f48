import type { HttpResponse } from 'uWebSockets.js';
import { WHO_HEADER } from '../access/entrusted.ts';
import type { Shown } from '../access/who.ts';
import type { Caller } from './origin.ts';

/** What a request says of where it comes from and of who asks; `header` gives one, '' for none. */
export function shownBy(header: (name: string) => string, response: Pick<HttpResponse, 'getRemoteAddressAsText'>): { caller: Caller; shown: Shown } {
  return shown(header, Buffer.from(response.getRemoteAddressAsText()).toString());
}

/** The same where the address is known otherwise. */
export const shown = (header: (name: string) => string, remote: string): { caller: Caller; shown: Shown } => ({
  caller: { origin: header('origin'), host: header('host'), remote },
  shown: { cookie: header('cookie'), authorization: header('authorization'), who: header(WHO_HEADER) },
});
