import * as oauth from 'oauth4webapi';
import { RIGHTS, type Right } from '#protocol/access';
import { ProtocolError } from '#protocol/errors';
import { dropOldest } from '../drop-oldest.ts';
import { hashOf, secret } from './secret.ts';
import type { OidcSettings } from './settings.ts';

/** How long somebody may take over there, ms; and how many may be under way. */
const PATIENCE = 10 * 60_000;
const FLOWS = 256;
/** How long that service may take to answer, ms. */
const ANSWER_MS = 10_000;
const NAME = 40;

/** Marked as deprecated to warn whoever would use it: our settings take plain http on this machine alone. */
const { allowInsecureRequests: PLAIN } = oauth as unknown as { readonly allowInsecureRequests: unique symbol };

/** What is kept of somebody who went there, until they come back. */
interface Flow { state: string; nonce: string; verifier: string; back: string; until: number }

/** Whom that service signed in, and what it may here. */
export interface Known { name: string; post: string; rights: Right[] }

/**
 * Signs in by another service: OpenID Connect's code flow with PKCE, state and nonce, bound to the browser that began it by a secret in a cookie. Asks the
 * service's listed hosts and no other, follows no redirect, and checks the signature of what it says.
 */
export class Oidc {
  private readonly flows = new Map<string, Flow>();
  private readonly client: oauth.Client;
  private readonly authenticates: oauth.ClientAuth;
  private readonly issuer: URL;
  private found: Promise<oauth.AuthorizationServer> | undefined;

  /** `clientSecret` is the client's own; `now` our time in ms. */
  constructor(private readonly settings: OidcSettings, clientSecret: string, private readonly now: () => number) {
    this.issuer = new URL(settings.issuer);
    this.client = { client_id: settings.client };
    this.authenticates = oauth.ClientSecretBasic(clientSecret);
  }

  get name(): string { return this.settings.name; }

  /** Where the browser goes, and the secret that it comes back with; `back` is where it is sent then. Rejects with ProtocolError `sign-in-unreachable`. */
  async begin(back: string): Promise<{ to: string; flow: string }> {
    const server = await this.server();
    const verifier = oauth.generateRandomCodeVerifier();
    const kept: Flow = { state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce(), verifier, back, until: this.now() + PATIENCE };
    if (server.authorization_endpoint === undefined) throw new ProtocolError('sign-in-unreachable', `${this.name} has no page to sign in on`);
    const to = new URL(server.authorization_endpoint);
    const asks = {
      client_id: this.settings.client, response_type: 'code', redirect_uri: back, scope: this.settings.scope, state: kept.state, nonce: kept.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(asks)) to.searchParams.set(name, value);
    const flow = secret();
    this.flows.set(hashOf(flow), kept);
    dropOldest(this.flows, FLOWS);
    return { to: to.href, flow };
  }

  /** Who came back, with that query and that secret. Rejects with ProtocolError `unauthorised`, or `forbidden` for whoever is in none of our groups. */
  async finish(query: string, flow: string): Promise<Known> {
    const key = hashOf(flow);
    const kept = this.flows.get(key);
    this.flows.delete(key);
    if (!kept || kept.until < this.now()) throw new ProtocolError('unauthorised', 'the sign-in took too long, or was begun elsewhere');
    return this.known(await this.claims(query, kept));
  }

  private async claims(query: string, { state, nonce, verifier, back }: Flow): Promise<oauth.IDToken> {
    const server = await this.server();
    try {
      const given = oauth.validateAuthResponse(server, this.client, new URLSearchParams(query), state);
      const response = await oauth.authorizationCodeGrantRequest(server, this.client, this.authenticates, given, back, verifier, this.options());
      const result = await oauth.processAuthorizationCodeResponse(server, this.client, response, { expectedNonce: nonce, requireIdToken: true });
      await oauth.validateApplicationLevelSignature(server, response, this.options());
      const claims = oauth.getValidatedIdTokenClaims(result);
      if (claims) return claims;
    } catch (cause) {
      throw new ProtocolError('unauthorised', `${this.name} did not sign in: ${cause instanceof Error ? cause.message : 'no reason'}`, { cause });
    }
    throw new ProtocolError('unauthorised', `${this.name} says nobody's name`);
  }

  private known(claims: oauth.IDToken): Known {
    const { nameClaim, postClaim, groupsClaim, rights } = this.settings;
    const text = (claim: string | undefined): string => { const value = claim === undefined ? undefined : claims[claim]; return typeof value === 'string' ? value.trim().slice(0, NAME) : ''; };
    const name = text(nameClaim) || claims.sub.slice(0, NAME);
    const groups = claims[groupsClaim];
    const given = new Set(Array.isArray(groups) ? groups.flatMap((group) => (typeof group === 'string' && Object.hasOwn(rights, group) ? rights[group] ?? [] : [])) : []);
    if (given.size === 0) throw new ProtocolError('forbidden', `${name} is in no group that may come in here`);
    return { name, post: text(postClaim) || name, rights: RIGHTS.filter((right) => given.has(right)) };
  }

  /** The service's own description, asked for once it answers. */
  private server(): Promise<oauth.AuthorizationServer> {
    this.found ??= oauth.discoveryRequest(this.issuer, { algorithm: 'oidc', ...this.options() }).then((response) => oauth.processDiscoveryResponse(this.issuer, response)).catch((cause: unknown) => {
      this.found = undefined;
      throw new ProtocolError('sign-in-unreachable', `${this.name} cannot be asked`, { cause });
    });
    return this.found;
  }

  private options() {
    const hosts = new Set([this.issuer.host, ...this.settings.hosts]);
    return {
      [PLAIN]: this.issuer.protocol === 'http:',
      [oauth.customFetch]: (address: string, options: oauth.CustomFetchOptions<string, URLSearchParams | undefined>) => {
        if (!hosts.has(new URL(address).host)) throw new Error(`${new URL(address).host} is no host of ${this.name}`);
        const { body, ...rest } = options;
        return fetch(address, { ...rest, ...(body !== undefined && { body }), redirect: 'error', signal: AbortSignal.timeout(ANSWER_MS) });
      },
    };
  }
}
