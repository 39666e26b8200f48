import { ProtocolError } from '#protocol/errors';
import { same } from '../../access/secret.ts';

/** The token that a request carries as `Authorization: Bearer`; '' where it carries none. */
export const bearerOf = (authorization: string | undefined): string => /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';

/** Refuses a request that does not carry the token as `Authorization: Bearer`. Throws ProtocolError `unauthorised`; takes as long for any wrong one. */
export function checkToken(authorization: string | undefined, token: string): void {
  if (!same(bearerOf(authorization), token)) throw new ProtocolError('unauthorised', 'send the token of the feed as Authorization: Bearer');
}
