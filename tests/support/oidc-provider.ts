import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Who signs in at a provider, and what it says of that. */
export interface Person { sub: string; name: string; groups: string[] }

/** An OpenID Connect provider of its own on a free port, which signs in whoever `person` is without asking. */
export async function startProvider({ client, secret, back, person }: { client: string; secret: string; back: string; person: () => Person }) {
  const http = createServer();
  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve); });
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client, client_secret: secret, redirect_uris: [back], response_types: ['code'], grant_types: ['authorization_code'] }],
    claims: { openid: ['sub'], profile: ['preferred_username'], groups: ['groups'] }, conformIdTokenClaims: false, scopes: ['openid', 'profile', 'groups'],
    jwks: { keys: [{ ...generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['not a secret, as it signs in whoever comes'] }, pkce: { required: () => true }, features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/enter/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, preferred_username: person().name, groups: person().groups }) }),
  });
  const answer = provider.callback();
  http.on('request', (request, response) => {
    if (request.url?.startsWith('/enter/') !== true) {
      void answer(request, response);
      return;
    }
    void (async () => {
      const { prompt, params, session } = await provider.interactionDetails(request, response);
      if (prompt.name === 'login') {
        await provider.interactionFinished(request, response, { login: { accountId: person().sub } });
        return;
      }
      const grant = new provider.Grant({ accountId: session?.accountId, clientId: String(params['client_id']) });
      grant.addOIDCScope('openid profile groups');
      await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
    })();
  });
  return {
    issuer,
    close: () => new Promise<void>((resolve) => {
      http.closeAllConnections();
      http.close(() => { resolve(); });
    }),
  };
}
