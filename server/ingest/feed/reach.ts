import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as plain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import * as z from 'zod';

/** Redirects that are followed. */
export const REDIRECTS = 3;
const ANSWER_BYTES = 4 * 2 ** 20;
const ANSWER_MS = 20_000;

/** Where a feed, or a message to another system, may reach to. */
export const REACH = {
  url: z.url({ protocol: /^https?$/ }).refine((url) => new URL(url).username === '' && new URL(url).password === '', 'an address without a password'),
  /** Hosts (with their port where it is not the usual one) that redirects and links may lead to, beside that of the address. */
  hosts: z.array(z.string().min(1).max(255)).max(32).default([]),
  /** Whether these may be private addresses, which are refused where nothing says so. */
  private: z.boolean().default(false),
} as const;
export type Reach = z.output<z.ZodObject<typeof REACH>>;

const PRIVATE = new BlockList();
for (const [net, prefix] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 3]] as const) PRIVATE.addSubnet(net, prefix);
for (const [net, prefix] of [['::', 127], ['64:ff9b::', 96], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8], ['2002::', 16]] as const) PRIVATE.addSubnet(net, prefix, 'ipv6');

/** Whether an address is not one of the open internet; IPv4 in the notation of IPv6 is looked through. */
export const isPrivate = (address: string): boolean => PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/**
 * What a server answers to a GET (at most 4 MiB, within 20 s). Only hosts of the configuration are asked, redirects included,
 * at addresses checked when they are connected to; headers go to the first host alone. Rejects with an Error that says why not.
 */
export async function ask(reach: Reach, address: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Uint8Array> {
  const allowed = new Set([new URL(reach.url).host, ...reach.hosts]);
  const ends = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
  let url = new URL(address);
  const { host } = url;
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    checkReach(url, allowed, reach.private);
    const response = await exchange(url, { headers: url.host === host ? headers : {}, signal: ends, lookup: reach.private ? undefined : publicOnly });
    const { statusCode = 0, headers: { location } } = response;
    if (statusCode === 200) return bytesOf(response, ANSWER_BYTES);
    response.destroy();
    if (statusCode < 300 || statusCode >= 400 || location === undefined) throw new Error(`${url.host} answers ${statusCode}`);
    url = new URL(location, url);
  }
  throw new Error(`${url.host} redirects more than ${REDIRECTS} times`);
}

/**
 * Posts a body to an address and reads the status of the answer, and how long (ms) the server wants to be left alone. Nothing is
 * followed anywhere else, and nothing of the answer is kept. Rejects with an Error that says why there is none.
 */
export async function post(reach: Pick<Reach, 'url' | 'private'>, content: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<{ status: number; after: number }> {
  const url = new URL(reach.url);
  checkReach(url, new Set([url.host]), reach.private);
  const response = await exchange(url, { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(content) }, signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]), lookup: reach.private ? undefined : publicOnly }, content);
  response.destroy();
  const seconds = Number(response.headers['retry-after']);
  return { status: response.statusCode ?? 0, after: Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0 };
}

/** Refuses an address that is not one of the allowed hosts, or a private one where that is not allowed. Throws an Error that says which. */
export function checkReach(url: URL, allowed: ReadonlySet<string>, privately: boolean): void {
  if (!/^https?:$/.test(url.protocol) || !allowed.has(url.host)) throw new Error(`${url.host || url.protocol} is not a host of the configuration`);
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (!privately && isIP(literal) !== 0 && isPrivate(literal)) throw new Error(`${url.host} is a private address`);
}

/** Resolves a name as it is connected to, so that no later answer takes its place. */
export const publicOnly: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[] | undefined) => {
    // Where there is an error there are no addresses, whatever the types say.
    const found = addresses ?? [];
    const [first] = found;
    const fault = error ?? (found.some(({ address }) => isPrivate(address)) ? Object.assign(new Error(`${hostname} is a private address`), { code: 'EPRIVATE' }) : undefined);
    if (fault || !first) callback(fault ?? Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), '', 4);
    else if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

/** Asks over HTTP or HTTPS; resolves when the answer begins. */
export function exchange(url: URL, options: RequestOptions, content?: string | Uint8Array): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    (url.protocol === 'https:' ? secure : plain)(url, options, done).once('error', fail).end(content);
  });
}

/** The whole of an answer. Rejects with an Error where it has more bytes than that, or breaks off. */
export async function bytesOf(response: IncomingMessage, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) throw new Error(`the answer has more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
