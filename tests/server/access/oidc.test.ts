import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeAccounts } from '#tests/support/accounts';
import { freePort } from '#tests/support/free-port';
import { startProvider, type Person } from '#tests/support/oidc-provider';
import { tempDir } from '#tests/support/spawn-server';
import { startTestServer, type Started } from '#tests/support/start-server';

const SECRET = 'a secret of forty characters, or thereabouts';

let server: Started;
let person: Person;
let end: () => Promise<void>;

/** A browser's cookies, by host and name, over redirects that it follows by hand. */
class Browser {
  readonly cookies = new Map<string, string>();

  async get(url: string): Promise<Response> {
    const { host } = new URL(url);
    const cookie = [...this.cookies].filter(([key]) => key.startsWith(`${host} `)).map(([key, value]) => `${key.slice(host.length + 1)}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(`${host} ${name}`);
      else this.cookies.set(`${host} ${name}`, value);
    }
    return response;
  }

  /** Follows until `stop` or no further; the address that it ends at. */
  async follow(url: string, stop: (url: string) => boolean = () => false): Promise<string> {
    for (let at = url, hops = 0; hops < 12; hops++) {
      if (stop(at)) return at;
      const to = (await this.get(at)).headers.get('location');
      if (to === null) return at;
      at = new URL(to, at).href;
    }
    throw new Error('it leads round and round');
  }
}

const me = async (browser: Browser): Promise<unknown> => (await browser.get(`${server.url}/api/me`)).json();

beforeAll(async () => {
  const dir = await tempDir();
  const port = await freePort();
  const provider = await startProvider({ client: 'tongxin', secret: SECRET, back: `http://127.0.0.1:${port}/auth/oidc/callback`, person: () => person });
  const secretFile = join(dir.path, 'secret');
  await writeFile(secretFile, `${SECRET}\n`);
  await makeAccounts(dir.path);
  server = await startTestServer({
    data: dir.path, port,
    access: { oidc: { name: 'District sign-in', issuer: provider.issuer, client: 'tongxin', secretFile, scope: 'openid profile groups', rights: { 'duty-officers': ['watch', 'operate'], directors: ['direct'] } } },
  });
  end = async () => {
    await server.end();
    await provider.close();
    await dir.remove();
  };
}, 60_000);
afterAll(() => end());
beforeEach(() => { person = { sub: 'p-1', name: 'Lin', groups: ['duty-officers', 'directors', 'others'] }; });

describe('signing in by another service', () => {
  it('leads there and back, and gives what the groups give', async () => {
    const browser = new Browser();
    expect(await browser.follow(`${server.url}/auth/oidc`)).toBe(`${server.url}/console`);
    expect(await me(browser)).toEqual({ kind: 'account', name: 'Lin', post: 'Lin', rights: ['watch', 'operate', 'direct'], acknowledges: false, oidc: 'District sign-in' });
  });

  it('lets nobody in who is in none of our groups, and says so on the page', async () => {
    person.groups = ['others'];
    const browser = new Browser();
    expect(await browser.follow(`${server.url}/auth/oidc`)).toBe(`${server.url}/console?refused=forbidden`);
    expect(await me(browser)).toMatchObject({ kind: 'nobody', oidc: 'District sign-in' });
  });

  it('believes no answer that another browser began, none twice, and none that was made up', async () => {
    const begun = new Browser();
    const back = await begun.follow(`${server.url}/auth/oidc`, (url) => url.startsWith(`${server.url}/auth/oidc/callback`));
    const other = new Browser();
    expect(await other.follow(back)).toBe(`${server.url}/console?refused=unauthorised`);
    expect(await begun.follow(`${server.url}/auth/oidc/callback?code=made-up&state=made-up`)).toBe(`${server.url}/console?refused=unauthorised`);
    // The first answer spent what was begun, so the true one comes too late.
    expect(await begun.follow(back)).toBe(`${server.url}/console?refused=unauthorised`);
    expect(await me(begun)).toMatchObject({ kind: 'nobody' });
  });

  it('asks for the code by PKCE, with a state and a nonce', async () => {
    const to = new URL((await new Browser().get(`${server.url}/auth/oidc`)).headers.get('location') ?? '');
    expect([...to.searchParams.keys()].sort()).toEqual(['client_id', 'code_challenge', 'code_challenge_method', 'nonce', 'redirect_uri', 'response_type', 'scope', 'state']);
    expect(to.searchParams.get('code_challenge_method')).toBe('S256');
  });
});
