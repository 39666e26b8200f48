import { createHash, timingSafeEqual } from 'node:crypto';
import { ProtocolError } from '#protocol/errors';

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The token that a request carries as `Authorization: Bearer`; '' where it carries none. */
export const bearerOf = (authorization: string | undefined): string => /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';

/** Refuses a request that does not carry the token as `Authorization: Bearer`. Throws ProtocolError `unauthorised`; takes as long for any wrong one. */
export function checkToken(authorization: string | undefined, token: string): void {
  if (!timingSafeEqual(hash(bearerOf(authorization)), hash(token))) throw new ProtocolError('unauthorised', 'send the token of the feed as Authorization: Bearer');
}
