import { isIP } from 'node:net';
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

/** An address as one writes it: IPv4 bare, also where it came mapped into IPv6, and IPv6 short. */
function plain(address: string): string {
  if (isIP(address) !== 6) return address;
  const { hostname } = new URL(`http://[${address}]`);
  const [, high, low] = /^\[::ffff:([\da-f]+):([\da-f]+)\]$/.exec(hostname) ?? [];
  if (high === undefined || low === undefined) return hostname.slice(1, -1);
  const bytes = [Number.parseInt(high, 16), Number.parseInt(low, 16)].flatMap((pair) => [pair >> 8, pair & 255]);
  return bytes.join('.');
}

/**
 * The address that a request came from: the socket's, or what a proxy of ours says. Whoever asks may write any `X-Forwarded-For`; the last entry is the proxy's own,
 * and of others than our proxies none is believed.
 */
export function sourceOf(remote: string, forwarded: string, proxies: ReadonlySet<string>): string {
  const from = plain(remote);
  const told = forwarded.slice(forwarded.lastIndexOf(',') + 1).trim();
  return proxies.has(from) && isIP(told) > 0 ? plain(told) : from;
}

/** Addresses of proxies as requests are compared with them. */
export const proxySet = (proxies: readonly string[]): ReadonlySet<string> => new Set(proxies.map(plain));
