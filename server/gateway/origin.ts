import type { FaultCode } from '#protocol/errors';

/** What of a request says where it comes from; an absent header is an empty string. */
export interface Caller { origin: string; host: string; remote: string }

/** A remote address of this machine, as uWebSockets.js writes it: IPv6 in full, IPv4 bare or mapped. */
export const isLoopback = (remote: string): boolean =>
  /^127\./.test(remote) || /^(0000:){7}0001$/.test(remote) || /^(0000:){5}ffff:7f/.test(remote) || remote === '::1';

/** An authority without the port that its scheme implies, in lower case; '' where it is none. */
function authority(scheme: string, host: string): string {
  return /^[\w.[\]:-]+$/.test(host) && URL.canParse(`${scheme}//${host}`) ? new URL(`${scheme}//${host}`).host : '';
}

/**
 * Whose requests are ours. A page of ours carries our Origin and names us in Host; a program of this machine carries no
 * Origin. A page elsewhere cannot hide its Origin, and a name that was rebound to our address still stands in Host.
 */
export class OriginRule {
  private readonly origins = new Set<string>();
  private readonly hosts = new Set<string>();

  /** `extra` are other origins under which this server is offered, such as a proxy's. */
  constructor({ scheme, host, port }: { scheme: 'http' | 'https'; host: string; port: number }, extra: readonly string[] = []) {
    const names = new Set(['127.0.0.1', 'localhost', '[::1]', host.includes(':') ? `[${host}]` : host]);
    for (const origin of [...[...names].map((name) => `${scheme}://${name}:${port}`), ...extra]) {
      const url = new URL(origin);
      this.origins.add(url.origin);
      this.hosts.add(url.host);
    }
  }

  /** The origin under which a request reached us, by https where we are offered so; '' for none of ours. */
  homeOf({ host }: Caller): string {
    const named = ['https:', 'http:'].map((scheme) => `${scheme}//${authority(scheme, host)}`);
    return named.find((origin) => this.origins.has(origin)) ?? '';
  }

  /** The fault of a request that only reads; a page elsewhere gets no answer it could read, a rebound name gets none at all. */
  read({ host }: Caller): FaultCode | undefined {
    return this.hosts.has(authority('http:', host)) || this.hosts.has(authority('https:', host)) ? undefined : 'foreign-host';
  }

  /** The fault of a request that writes or opens a socket. */
  write(caller: Caller): FaultCode | undefined { return this.read(caller) ?? this.claim(caller); }

  /** The fault of one that writes, by its origin alone. */
  claim({ origin, remote }: Caller): FaultCode | undefined {
    if (origin === '') return isLoopback(remote) ? undefined : 'foreign-origin';
    return this.origins.has(origin) ? undefined : 'foreign-origin';
  }
}
