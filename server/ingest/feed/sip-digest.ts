import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SipRequest } from './sip.ts';

/** How long a nonce is good, in ms. */
const GOOD_MS = 60_000;

const md5 = (...parts: readonly string[]): string => createHash('md5').update(parts.join(':')).digest('hex');

/** Digest authentication as GB/T 28181 devices speak it (RFC 2617, MD5, with and without `qop=auth`). Nonces are ours by their signature. */
export class SipDigest {
  private readonly key = randomBytes(32);

  constructor(private readonly realm: string, private readonly password: string) {}

  challenge(now: number): string {
    return `Digest realm="${this.realm}", nonce="${this.nonce(now)}", algorithm=MD5`;
  }

  /** Whether a request proves the password for a user. */
  proves({ method, headers }: SipRequest, user: string, now: number): boolean {
    const given = fieldsOf(headers['authorization']?.[0] ?? '');
    const { username = '', realm = '', nonce = '', uri = '', response = '', qop, nc = '', cnonce = '' } = given;
    const at = Number.parseInt(nonce.split('-')[0] ?? '', 36);
    if (username !== user || realm !== this.realm || nonce !== this.nonce(at) || at > now || at + GOOD_MS < now) return false;
    const secret = md5(user, realm, this.password);
    const about = md5(method, uri);
    const expected = Buffer.from(qop === undefined ? md5(secret, nonce, about) : md5(secret, nonce, nc, cnonce, qop, about));
    const said = Buffer.from(response.toLowerCase());
    return said.length === expected.length && timingSafeEqual(said, expected);
  }

  private nonce(at: number): string {
    return Number.isSafeInteger(at) ? `${at.toString(36)}-${createHmac('sha256', this.key).update(String(at)).digest('hex').slice(0, 32)}` : '';
  }
}

function fieldsOf(header: string): Partial<Record<string, string>> {
  if (!/^Digest\s/i.test(header)) return {};
  return Object.fromEntries([...header.slice(7).matchAll(/(\w{1,16})\s*=\s*(?:"([^"]{0,256})"|([^\s,"]{1,256}))/g)].map(([, name = '', quoted, bare]) => [name.toLowerCase(), quoted ?? bare ?? '']));
}
