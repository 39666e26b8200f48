import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Right } from '#protocol/access';
import { ProtocolError } from '#protocol/errors';
import { Access } from '#server/access/access';
import type { Done } from '#server/access/done';
import { AccessStore } from '#server/access/store';
import { OPEN } from '#server/access/who';
import { ManualTime } from '#tests/support/manual-time';
import { tempDir } from '#tests/support/spawn-server';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FROM = '10.0.0.7';
const PASSWORD = 'correct horse battery';

let time: ManualTime;
let store: AccessStore;
let access: Access;
let done: Done[];
let remove: () => Promise<void>;

beforeEach(async () => {
  const dir = await tempDir();
  time = new ManualTime(1_700_000_000_000);
  store = new AccessStore(dir.path);
  done = [];
  let last = 1;
  access = new Access({ store, clock: time, random: (below) => (last = last * 48_271 % 2_147_483_647) % below, closed: false, done: (one) => { done.push(one); return Promise.resolve(); }, failed: (error) => { throw error; } });
  remove = dir.remove;
});
afterEach(async () => {
  await access.close();
  await remove();
});

const withCookie = (name: string, secret: string) => access.whoIs({ cookie: `other=1; tongxin-${name}=${secret}`, authorization: '', who: '' });
const withBearer = (secret: string) => access.whoIs({ cookie: '', authorization: `Bearer ${secret}`, who: '' });
const nothing = () => access.whoIs({ cookie: '', authorization: '', who: '' });
const code = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return 'done';
};
/** What was just used is written down as that. */
const noted = () => vi.waitFor(() => { expect(store.credentials().some(({ credential }) => credential.seen === time.now())).toBe(true); });
const put = (name: string, rights: Right[], more: { password?: string; post?: string } = { password: PASSWORD }) => access.putAccount(OPEN, { name, rights, ...more }, FROM);

describe('without accounts', () => {
  it('everybody may everything, until there is one', async () => {
    const before = nothing();
    expect(before).toBe(OPEN);
    expect(access.stays(before)).toBe(true);
    await put('chief', ['administer']);
    expect(nothing().kind).toBe('nobody');
    expect(access.stays(before)).toBe(false);
  });

  it('the first one may administer, or nobody could let others in', async () => {
    expect(await code(put('somebody', ['watch']))).toBe('last-account');
    expect(nothing()).toBe(OPEN);
  });
});

describe('a session', () => {
  beforeEach(() => put('chief', ['watch', 'administer']));

  it('begins with the right password and says who that is', async () => {
    const secret = await access.signIn({ name: 'chief', password: PASSWORD }, FROM);
    expect(withCookie('session', secret)).toMatchObject({ kind: 'account', name: 'chief', post: 'chief' });
    expect(done.at(-1)).toEqual({ who: 'chief', from: FROM, what: 'sign-in', about: '' });
  });

  it('begins with no other password and under no other name, and tries slow down and are listed', async () => {
    const tries = [];
    for (let i = 0; i < 4; i++) tries.push(await code(access.signIn({ name: i === 1 ? 'nobody' : 'chief', password: 'wrong' }, FROM)));
    expect(tries).toEqual(['unauthorised', 'unauthorised', 'unauthorised', 'unauthorised']);
    expect(await code(access.signIn({ name: 'chief', password: PASSWORD }, FROM))).toBe('too-many-attempts');
    time.pass(1_000);
    expect(await code(access.signIn({ name: 'chief', password: PASSWORD }, FROM))).toBe('done');
    expect(access.list(OPEN).failed.map(({ name }) => name)).toEqual(['chief', 'chief', 'nobody', 'chief']);
  });

  it('ends twelve hours after it was last used, and a day after it began whatever happens', async () => {
    const idle = await access.signIn({ name: 'chief', password: PASSWORD }, FROM);
    time.pass(12 * HOUR - 1);
    expect(withCookie('session', idle).kind).toBe('account');
    await noted();
    time.pass(12 * HOUR - 1);
    expect(withCookie('session', idle).kind).toBe('account');
    time.pass(2);
    expect(withCookie('session', idle).kind).toBe('nobody');
  });

  it('has what its account has now, and ends with it, by signing out, and by another password', async () => {
    await put('officer', ['watch']);
    const one = await access.signIn({ name: 'officer', password: PASSWORD }, FROM);
    const two = await access.signIn({ name: 'officer', password: PASSWORD }, FROM);
    const before = withCookie('session', one);
    await put('officer', ['watch', 'operate'], {});
    expect(access.stays(before)).toBe(false);
    expect([...withCookie('session', one).rights]).toEqual(['watch', 'operate']);

    expect(await code(access.changePassword(withCookie('session', one), { old: 'wrong', password: 'another horse' }, FROM))).toBe('unauthorised');
    await access.changePassword(withCookie('session', one), { old: PASSWORD, password: 'another horse' }, FROM);
    expect([withCookie('session', one).kind, withCookie('session', two).kind]).toEqual(['account', 'nobody']);

    await access.signOut(withCookie('session', one), FROM);
    expect(withCookie('session', one).kind).toBe('nobody');

    const three = await access.signIn({ name: 'officer', password: 'another horse' }, FROM);
    await access.dropAccount(OPEN, 'officer', FROM);
    expect(withCookie('session', three).kind).toBe('nobody');
    expect(await code(access.dropAccount(OPEN, 'chief', FROM))).toBe('last-account');
  });

  it('is nothing that a program shows, and a token nothing that a browser sends by itself', async () => {
    const session = await access.signIn({ name: 'chief', password: PASSWORD }, FROM);
    const { token } = await access.makeToken(OPEN, { name: 'exporter', rights: ['watch'], source: '', days: 1 }, FROM);
    expect(withBearer(session).kind).toBe('nobody');
    expect(withCookie('session', token).kind).toBe('nobody');
    expect(withBearer(token)).toMatchObject({ kind: 'token', name: 'exporter' });
    time.pass(DAY);
    expect(withBearer(token).kind).toBe('nobody');
  });

  it('comes to no life again where it is used in the very moment that it ends', async () => {
    const secret = await access.signIn({ name: 'chief', password: PASSWORD }, FROM);
    time.pass(HOUR);
    const [kept] = store.credentials();
    const gone = store.dropCredential(kept?.hash ?? '');
    withCookie('session', secret);
    await gone;
    await store.changeCredential(kept?.hash ?? '', { seen: time.now() });
    expect(withCookie('session', secret).kind).toBe('nobody');
  });

  it('leaves nothing on disk that opens anything', async () => {
    const secret = await access.signIn({ name: 'chief', password: PASSWORD }, FROM);
    const kept = JSON.stringify([store.accounts(), store.credentials()]);
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(PASSWORD);
    expect(kept).toContain('$argon2id$v=19$m=65536,t=3,p=1$');
  });
});

describe('a screen', () => {
  let chief: ReturnType<typeof nothing>;
  beforeEach(async () => {
    await put('chief', ['operate', 'direct', 'administer']);
    chief = withCookie('session', await access.signIn({ name: 'chief', password: PASSWORD }, FROM));
  });

  it('waits under a code, is let in by that, and looks under its own name alone', async () => {
    const { code: shown, claim } = access.ask('hall/1-1', '10.0.0.9');
    expect(access.list(chief).waiting).toEqual([{ display: 'hall/1-1', from: '10.0.0.9', until: time.now() + 600_000 }]);
    expect(access.claim(claim)).toMatchObject({ code: shown });
    expect(await access.letIn(chief, { code: shown, acknowledges: false }, FROM)).toEqual({ display: 'hall/1-1' });
    const given = access.claim(claim) as { secret: string };
    expect(withCookie('display', given.secret)).toMatchObject({ kind: 'display', display: 'hall/1-1', post: '', acknowledges: false, rights: new Set(['watch']) });
    expect(() => access.claim(claim)).toThrow('unknown-code');
    expect(access.list(chief).waiting).toEqual([]);
  });

  it('has a code that is good for ten minutes and once, and who guesses at codes waits', async () => {
    const { code: shown, claim } = access.ask('main', FROM);
    time.pass(600_000);
    expect(await code(access.letIn(chief, { code: shown, acknowledges: false }, FROM))).toBe('unknown-code');
    expect(() => access.claim(claim)).toThrow('unknown-code');
    const again = access.ask('main', FROM);
    await access.letIn(chief, { code: again.code, acknowledges: false }, FROM);
    expect(await code(access.letIn(chief, { code: again.code, acknowledges: false }, FROM))).toBe('unknown-code');
    expect(await code(access.letIn(chief, { code: 'AAAAAAAA', acknowledges: false }, FROM))).toBe('unknown-code');
    expect(await code(access.letIn(chief, { code: 'AAAAAAAA', acknowledges: false }, FROM))).toBe('too-many-attempts');
  });

  it('waits in no crowd: sixteen from one address, sixty-four in all', () => {
    for (let i = 0; i < 16; i++) access.ask(`main/${i}`, FROM);
    expect(() => access.ask('main/17', FROM)).toThrow('too-many-attempts');
    for (let i = 0; i < 48; i++) access.ask(`main/${i}`, `10.1.0.${i}`);
    expect(() => access.ask('main', '10.2.0.1')).toThrow('too-many-attempts');
  });

  it('stays in for as long as it is used, and is asked anew after a month away', async () => {
    const enter = async () => {
      const { code: shown, claim } = access.ask('main', FROM);
      await access.letIn(chief, { code: shown, acknowledges: false }, FROM);
      return (access.claim(claim) as { secret: string }).secret;
    };
    const secret = await enter();
    for (let use = 0; use < 6; use++) {
      time.pass(20 * DAY);
      expect(withCookie('display', secret).kind).toBe('display');
      await noted();
    }
    time.pass(30 * DAY);
    expect(withCookie('display', secret).kind).toBe('nobody');
  });

  it('acknowledges only where whoever let it in may, and leaves at one word', async () => {
    const { code: shown, claim } = access.ask('kiosk', FROM);
    expect(await code(access.letIn({ ...chief, rights: new Set(['direct']) }, { code: shown, acknowledges: true, post: 'lobby' }, FROM))).toBe('forbidden');
    await access.letIn(chief, { code: shown, acknowledges: true, post: 'lobby' }, FROM);
    const who = withCookie('display', (access.claim(claim) as { secret: string }).secret);
    expect(who).toMatchObject({ acknowledges: true, post: 'lobby' });
    expect(access.stays(who)).toBe(true);
    const [listed] = access.list({ ...chief, rights: new Set(['direct']) }).credentials;
    expect(listed).toMatchObject({ kind: 'display', name: 'kiosk', by: 'chief' });
    await access.revoke({ ...chief, rights: new Set(['direct']) }, listed?.id ?? '', FROM);
    expect(access.stays(who)).toBe(false);
  });

  it('is all that whoever directs knows of, and may end', async () => {
    const director = { ...chief, rights: new Set(['direct'] as const) };
    expect(access.list(director)).toEqual({ waiting: [], credentials: [], accounts: [], failed: [] });
    const session = access.list(chief).credentials.find(({ kind }) => kind === 'session');
    expect(await code(access.revoke(director, session?.id ?? '', FROM))).toBe('forbidden');
    expect(await code(access.revoke(chief, 'nothing', FROM))).toBe('unknown-account');
  });
});
