import * as z from 'zod';
import { right } from '#protocol/access';

const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/;
/** Nothing is asked of another service in plain text, but on this machine. */
const issuer = z.string().refine((value) => URL.canParse(value) && (value.startsWith('https://') || LOOPBACK.test(value)), 'an address with https');

/** Another service that signs people in (OpenID Connect), and what its groups may here. */
export const accessSettings = z.strictObject({
  oidc: z.strictObject({
    /** How the button that leads there calls it. */
    name: z.string().min(1).max(40),
    issuer,
    client: z.string().min(1).max(256),
    /** The file that holds the client's secret, and nothing else. */
    secretFile: z.string().min(1),
    scope: z.string().min(1).max(256).default('openid profile'),
    /** The claims that hold a name, a post (else the name is one) and groups. */
    nameClaim: z.string().min(1).max(64).default('preferred_username'),
    postClaim: z.string().min(1).max(64).optional(),
    groupsClaim: z.string().min(1).max(64).default('groups'),
    /** What each group may; whoever is in none of them does not come in. */
    rights: z.record(z.string().min(1).max(128), z.array(right)),
    /** Hosts of that service beside the issuer's own. */
    hosts: z.array(z.string().min(1).max(255)).max(8).default([]),
  }).optional(),
}).default({});
export type OidcSettings = NonNullable<z.output<typeof accessSettings>['oidc']>;
