import type { IncomingMessage } from 'node:http';
import { ProtocolError } from '#protocol/errors';
import { bytesOf, checkReach, exchange, publicOnly, REDIRECTS } from '../ingest/feed/reach.ts';
import { reveal } from '../ingest/feed/secret.ts';
import type { HostSettings } from './settings.ts';

const ANSWER_MS = 10_000;

export interface Wanted { method?: 'GET' | 'POST' | 'DELETE'; headers?: Readonly<Record<string, string>>; body?: Uint8Array }
export interface Found { url: URL; status: number; headers: Readonly<Record<string, string>>; bytes: Uint8Array }

/**
 * The hosts that pictures come from. Only these are asked, redirects included, each with its own credential, which no display
 * ever sees; no address that is not one of the open internet unless its host says so.
 */
export class Sources {
  private readonly hosts: ReadonlyMap<string, HostSettings>;
  private readonly allowed: ReadonlySet<string>;

  constructor(hosts: readonly HostSettings[]) {
    this.hosts = new Map(hosts.map((host) => [host.host, host]));
    this.allowed = new Set(this.hosts.keys());
  }

  /** What a host answers, at most `limit` bytes. Rejects with ProtocolError `camera-unreachable` where it gives no good answer. */
  async fetch(address: URL, wanted: Wanted, limit: number): Promise<Found> {
    const signal = AbortSignal.timeout(ANSWER_MS);
    let url = address;
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const response = await this.open(url, wanted, signal);
      const { statusCode: status = 0, headers } = response;
      if (status >= 200 && status < 300) return { url, status, headers: headers as Record<string, string>, bytes: await whole(response, limit) };
      response.destroy();
      if (status < 300 || status >= 400 || headers.location === undefined || !URL.canParse(headers.location, url.href)) throw unreachable(`the source answers ${status}`);
      url = new URL(headers.location, url);
    }
    throw unreachable(`the source redirects more than ${REDIRECTS} times`);
  }

  /** The answer of a host while it comes. Rejects with ProtocolError `camera-unreachable`. */
  async open(url: URL, { method = 'GET', headers = {}, body }: Wanted, signal: AbortSignal): Promise<IncomingMessage> {
    try {
      return await exchange(url, { method, signal, ...this.manner(url, { ...headers, ...(body ? { 'content-length': String(body.length) } : {}) }) }, body);
    } catch (error) {
      // What went wrong may name the host, which no display is told.
      const { code = 'it may not be asked' } = error as { code?: string | number };
      throw unreachable(`the source is not reached: ${code}`);
    }
  }

  /** The headers for a host and how its name is looked up. Throws an Error where it is not to be asked. */
  manner(url: URL, headers: Readonly<Record<string, string>> = {}) {
    const host = this.hosts.get(url.host);
    const privately = host?.private ?? false;
    checkReach(new URL(url.href.replace(/^ws/, 'http')), this.allowed, privately);
    return { headers: { ...headers, ...credential(host) }, lookup: privately ? undefined : publicOnly };
  }
}

export const unreachable = (detail: string): ProtocolError => new ProtocolError('camera-unreachable', detail);

function credential(host: HostSettings | undefined): Record<string, string> {
  if (host?.token !== undefined) return { authorization: `Bearer ${reveal(host.token)}` };
  if (host?.user === undefined) return {};
  const password = host.password === undefined ? '' : reveal(host.password);
  return { authorization: `Basic ${Buffer.from(`${host.user}:${password}`).toString('base64')}` };
}

/** As `bytesOf`, of a source. */
async function whole(response: IncomingMessage, limit: number): Promise<Uint8Array> {
  try {
    return await bytesOf(response, limit);
  } catch {
    throw unreachable(`the source broke off, or sends more than ${limit} bytes`);
  }
}
