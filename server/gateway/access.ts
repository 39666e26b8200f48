import { account, claim, letIn, newPassword, pairing, signIn, token, type Paired } from '#protocol/access';
import { ProtocolError } from '#protocol/errors';
import type * as z from 'zod';
import type { Access } from '../access/access.ts';
import { cookieOf, COOKIES, setCookie } from '../access/cookies.ts';
import { parseJson } from '../ingest/json.ts';
import { json, type Answer } from './answer.ts';
import { fitting } from './fitting.ts';
import { DATA_HEADERS } from './headers.ts';
import type { Answers, Asked, Route } from './routes.ts';

/** Bytes of what is said here. */
const SAID_BYTES = 4_096;
/** Where another service leads back to. */
const BACK = '/auth/oidc/callback';
/** Who lets screens in: whoever says what they show, or looks after all of it. */
const PORTERS: Answers = ['direct', 'administer'];

const last = (path: string): string => decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
const isSecure = ({ home }: Asked): boolean => home().startsWith('https:');
const withCookie = (answer: Answer, cookie: string): Answer => ({ ...answer, headers: { ...answer.headers, 'set-cookie': cookie } });
const leadTo = (to: string, cookie: string): Answer => ({ status: 303, headers: { ...DATA_HEADERS, location: to, 'cache-control': 'no-store', 'set-cookie': cookie }, body: '' });

/** Signing in and out, screens that are let in, accounts and tokens. */
export function accessRoutes(access: Access): Route[] {
  const post = <S extends z.ZodType>(name: string, path: string, answers: Answers, shape: S, answer: (said: z.output<S>, asked: Asked) => Answer | Promise<Answer>): Route => ({
    name, method: 'POST', matches: (asked) => asked === path, answers, body: SAID_BYTES, answer: (asked) => answer(fitting(shape, parseJson(asked.body)), asked),
  });
  const drop = (name: string, one: RegExp, answers: Answers, work: (id: string, asked: Asked) => Promise<void>): Route => ({
    name, method: 'DELETE', matches: (path) => one.test(path), answers,
    answer: async (asked) => {
      await work(last(asked.path), asked);
      return json({ gone: true });
    },
  });
  const session = (secret: string, asked: Asked): Answer => withCookie(json({ signedIn: true }), setCookie(COOKIES.session, secret, isSecure(asked)));
  return [
    { name: 'me', method: 'GET', matches: (path) => path === '/api/me', answers: 'anyone', answer: ({ who }) => json(access.meOf(who)) },
    post('sign-in', '/api/sign-in', 'anyone', signIn, async (said, asked) => session(await access.signIn(said, asked.from), asked)),
    {
      name: 'sign-out', method: 'POST', matches: (path) => path === '/api/sign-out', answers: 'known',
      answer: async (asked) => {
        await access.signOut(asked.who, asked.from);
        return withCookie(json({ signedOut: true }), setCookie(COOKIES.session, '', isSecure(asked)));
      },
    },
    post('password', '/api/password', 'known', newPassword, async (said, { who, from }) => {
      await access.changePassword(who, said, from);
      return json({ changed: true });
    }),
    {
      name: 'oidc', method: 'GET', matches: (path) => path === '/auth/oidc', answers: 'anyone',
      answer: async (asked) => {
        const { to, flow } = await access.elsewhere(`${asked.home()}${BACK}`);
        return leadTo(to, setCookie(COOKIES.flow, flow, isSecure(asked)));
      },
    },
    {
      name: 'oidc-back', method: 'GET', matches: (path) => path === BACK, answers: 'anyone',
      answer: async (asked) => {
        try {
          const secret = await access.cameBack(asked.query, cookieOf(asked.headers['cookie'] ?? '', COOKIES.flow), asked.from);
          return leadTo('/console', setCookie(COOKIES.session, secret, isSecure(asked)));
        } catch (error) {
          // A browser stands before this answer: the page to sign in on says why.
          if (error instanceof ProtocolError) return leadTo(`/console?refused=${error.code}`, setCookie(COOKIES.flow, '', isSecure(asked)));
          throw error;
        }
      },
    },
    post('pairing', '/api/pairing', 'anyone', pairing, ({ display }, { from }) => json({ state: 'waiting', ...access.ask(display, from) } satisfies Paired)),
    post('claim', '/api/pairing/claim', 'anyone', claim, (said, asked) => {
      const found = access.claim(said.claim);
      return 'secret' in found
        ? withCookie(json({ state: 'in' } satisfies Paired), setCookie(COOKIES.display, found.secret, isSecure(asked)))
        : json({ state: 'waiting', ...found, claim: said.claim } satisfies Paired);
    }),
    { name: 'access', method: 'GET', matches: (path) => path === '/api/access', answers: PORTERS, answer: ({ who }) => json(access.list(who)) },
    post('let-in', '/api/access/displays', PORTERS, letIn, async (said, { who, from }) => json(await access.letIn(who, said, from), 201)),
    post('token', '/api/access/tokens', 'administer', token, async (said, { who, from }) => json(await access.makeToken(who, said, from), 201)),
    post('account', '/api/access/accounts', 'administer', account, async (said, { who, from }) => {
      await access.putAccount(who, said, from);
      return json({ name: said.name }, 201);
    }),
    drop('drop-account', /^\/api\/access\/accounts\/[^/]+$/, 'administer', (name, { who, from }) => access.dropAccount(who, name, from)),
    drop('revoke', /^\/api\/access\/credentials\/[^/]+$/, PORTERS, (id, { who, from }) => access.revoke(who, id, from)),
  ];
}
