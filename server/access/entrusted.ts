import { me, RIGHTS } from '#protocol/access';
import { bearerOf } from '../ingest/feed/token.ts';
import { same } from './secret.ts';
import { NOBODY, type Doors, type Who } from './who.ts';

/** The header in which one server tells another of its own who asks. */
export const WHO_HEADER = 'tongxin-who';
const told = me.omit({ oidc: true });

/** Headers by which a server that shares `secret` with us believes us who asks. */
export const entrust = (secret: string, { kind, name, post, rights, acknowledges }: Pick<Who, 'kind' | 'name' | 'post' | 'rights' | 'acknowledges'>): Record<string, string> =>
  ({ authorization: `Bearer ${secret}`, [WHO_HEADER]: Buffer.from(JSON.stringify({ kind, name, post, rights: [...rights], acknowledges })).toString('base64url') });

/** The server that opened a world, for itself. */
export const OPENER: Who = { kind: 'world', name: '', post: '', rights: new Set(RIGHTS), acknowledges: false, credential: '' };

/** Doors of a server behind another one: who shares the secret is believed, nobody else comes in. Who leaves is the other's to say. */
export const behind = (secret: string): Doors => ({
  whoIs({ authorization, who }) {
    if (!same(bearerOf(authorization), secret)) return NOBODY;
    const { rights, ...rest } = told.parse(JSON.parse(Buffer.from(who, 'base64url').toString()));
    return { ...rest, rights: new Set(rights), credential: '' };
  },
  stays: () => true,
});
