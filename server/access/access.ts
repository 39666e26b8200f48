import type * as asks from '#protocol/access';
import type { AccessList, Me, Right } from '#protocol/access';
import { ProtocolError } from '#protocol/errors';
import type * as z from 'zod';
import type { Clock } from '../clock.ts';
import { bearerOf } from '../ingest/feed/token.ts';
import { Attempts } from './attempts.ts';
import type { Done } from './done.ts';
import { cookieOf, COOKIES } from './cookies.ts';
import type { Known, Oidc } from './oidc.ts';
import { Pairings } from './pairings.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { hashOf, secret } from './secret.ts';
import type { AccessStore, Account, Credential } from './store.ts';
import { may, NOBODY, OPEN, type Doors, type Shown, type Who } from './who.ts';

const HOUR = 3_600_000;
/** How long a credential is good after it was last used, and at the most (ms). A shift has eight or twelve hours; a screen that is away for a month is let in anew. */
const LIFE = { session: { idle: 12 * HOUR, most: 24 * HOUR }, display: { idle: 30 * 24 * HOUR, most: Infinity } } as const;
/** How often it is written down that one is in use, ms. */
const TOUCH = { session: 60_000, display: HOUR, token: 60_000 } as const;

/** Whoever guesses at codes of screens tries under no name. */
const GUESS = '';

export interface AccessParts {
  store: AccessStore;
  clock: Pick<Clock, 'now'>;
  /** Whole numbers below what it is given, that nobody foresees. */
  random: (below: number) => number;
  oidc?: Oidc | undefined;
  /** Whether nobody comes in without a credential, even while there are no accounts. */
  closed: boolean;
  /** Hears of whatever is worth knowing later; resolves when that is written down, or cannot be. */
  done: (done: Done) => Promise<void>;
  /** Hears that something could not be written down. */
  failed: (error: unknown) => void;
}

/**
 * Who comes in and what they may. Without accounts everybody on this machine may everything; with the first one nobody may anything without a credential: a session,
 * a screen's or a program's token. Of all of these the server keeps hashes alone.
 */
export class Access implements Doors {
  private readonly attempts = new Attempts();
  private readonly pairings: Pairings;

  constructor(private readonly parts: AccessParts) { this.pairings = new Pairings(parts.random); }

  get closed(): boolean { return this.parts.closed || this.parts.oidc !== undefined || !this.parts.store.empty; }

  whoIs({ cookie, authorization }: Shown): Who {
    if (!this.closed) return OPEN;
    const has = (text: string): Who | undefined => (text === '' ? undefined : this.whoHas(hashOf(text)));
    // What a browser sends by itself is no program's token, and a session is nothing that a program shows.
    const program = has(bearerOf(authorization));
    if (program && program.kind !== 'account') return program;
    return [COOKIES.session, COOKIES.display].map((name) => has(cookieOf(cookie, name))).find((who) => who && who.kind !== 'token') ?? NOBODY;
  }

  stays(who: Who): boolean {
    if (who.kind === 'open') return !this.closed;
    const now = who.credential === '' ? undefined : this.whoHas(who.credential);
    return now?.post === who.post && now.rights.size === who.rights.size && [...now.rights].every((right) => who.rights.has(right));
  }

  meOf({ kind, name, post, rights, acknowledges }: Who): Me { return { kind, name, post, rights: [...rights], acknowledges, oidc: this.parts.oidc?.name ?? '' }; }

  /** A new session's secret. Rejects with ProtocolError `unauthorised`, or `too-many-attempts` without even looking. */
  async signIn({ name, password }: z.output<typeof asks.signIn>, from: string): Promise<string> {
    this.mayTry(name, from);
    const account = this.parts.store.account(name);
    if (!await isPassword(password, account?.password) || !account) {
      this.failed(name, from);
      await this.done({ who: account?.name ?? '', from, what: 'sign-in-failed', about: '' });
      throw new ProtocolError('unauthorised', 'the name or the password is wrong');
    }
    this.attempts.succeeded(name, from);
    return this.begin({ name: account.name, post: account.post, rights: [] }, account.name, from);
  }

  /** Where a browser goes to sign in by another service. Rejects with ProtocolError. */
  async elsewhere(back: string): Promise<{ to: string; flow: string }> { return this.other().begin(back); }

  /** A new session's secret for whoever comes back from there. Rejects with ProtocolError. */
  async cameBack(query: string, flow: string, from: string): Promise<string> { return this.begin(await this.other().finish(query, flow), '', from); }

  async signOut(who: Who, from: string): Promise<void> {
    if (who.kind !== 'account') return;
    await this.parts.store.dropCredential(who.credential);
    await this.done({ who: who.name, from, what: 'sign-out', about: '' });
  }

  /** Another password; every other session of the account ends. Rejects with ProtocolError `unauthorised`. */
  async changePassword(who: Who, given: z.output<typeof asks.newPassword>, from: string): Promise<void> {
    const { store } = this.parts;
    const account = who.kind === 'account' ? store.account(store.credential(who.credential)?.account ?? '') : undefined;
    if (!account) throw new ProtocolError('forbidden', 'only an account has a password here');
    this.mayTry(account.name, from);
    if (!await isPassword(given.old, account.password)) {
      this.failed(account.name, from);
      throw new ProtocolError('unauthorised', 'the old password is wrong');
    }
    await store.putAccount({ ...account, password: await hashPassword(given.password) });
    await store.endSessions(account.name, who.credential);
    await this.done({ who: who.name, from, what: 'password', about: account.name });
  }

  /** A screen asks to be let in. Throws ProtocolError `too-many-attempts`. */
  ask(display: string, from: string): { code: string; until: number; claim: string } { return this.pairings.ask(display, from, this.parts.clock.now()); }

  /** What became of it: it waits, or its credential. Throws ProtocolError `unknown-code`. */
  claim(claim: string): { code: string; until: number } | { secret: string } { return this.pairings.claim(claim, this.parts.clock.now()); }

  /** Lets a screen in. Rejects with ProtocolError `unknown-code`, or `forbidden` where it may not give what it has not itself. */
  async letIn(by: Who, { code, acknowledges, post = '' }: z.output<typeof asks.letIn>, from: string): Promise<{ display: string }> {
    if (acknowledges && !may(by, 'operate')) throw new ProtocolError('forbidden', `${by.name} may not operate, and so lets nobody acknowledge`);
    this.mayTry(GUESS, from);
    const now = this.parts.clock.now();
    let found: { display: string; from: string };
    try {
      found = this.pairings.find(code, now);
    } catch (error) {
      this.failed(GUESS, from);
      throw error;
    }
    const { display } = found;
    const given = await this.keep({
      kind: 'display', name: display, post: acknowledges ? post || display : '', rights: ['watch'], acknowledges, source: '', by: by.name, from: found.from,
      until: now + LIFE.display.idle, account: '',
    });
    this.pairings.letIn(code, given);
    await this.done({ who: by.name, from, what: 'display-in', about: display });
    return { display };
  }

  /** A token for a program, told this once. */
  async makeToken(by: Who, { name, rights, source, days }: z.output<typeof asks.token>, from: string): Promise<{ token: string }> {
    const now = this.parts.clock.now();
    const token = await this.keep({ kind: 'token', name, post: '', rights, acknowledges: false, source, by: by.name, from, until: now + days * 24 * HOUR, account: '' });
    await this.done({ who: by.name, from, what: 'token', about: name });
    return { token };
  }

  /** Ends a credential. Rejects with ProtocolError `unknown-account`, or `forbidden` where it is no screen's and `by` may not administer. */
  async revoke(by: Who, id: string, from: string): Promise<void> {
    const found = this.parts.store.credentials().find(({ credential }) => credential.id === id);
    if (!found) throw new ProtocolError('unknown-account', `there is no credential ${id}`);
    if (found.credential.kind !== 'display' && !may(by, 'administer')) throw new ProtocolError('forbidden', `${by.name} may not administer`);
    await this.parts.store.dropCredential(found.hash);
    await this.done({ who: by.name, from, what: `${found.credential.kind}-out`, about: found.credential.name });
  }

  /** Makes or changes an account; its sessions go on with what it may then, and end where its password is another. Rejects with ProtocolError. */
  async putAccount(by: Who, { name, post, rights, password }: z.output<typeof asks.account>, from: string): Promise<void> {
    const { store, clock } = this.parts;
    const known = store.account(name);
    if (!known && password === undefined) throw new ProtocolError('bad-query', 'password: a new account needs one');
    const account: Account = { name, post: post ?? known?.post ?? name, rights, password: password === undefined ? known?.password ?? '' : await hashPassword(password), since: known?.since ?? clock.now() };
    this.keepsOne(account.name, account.rights);
    await store.putAccount(account);
    if (known && password !== undefined) await store.endSessions(name);
    await this.done({ who: by.name, from, what: known ? 'account-changed' : 'account-made', about: `${name}: ${rights.join(' ')}` });
  }

  async dropAccount(by: Who, name: string, from: string): Promise<void> {
    const { store } = this.parts;
    if (!store.account(name)) throw new ProtocolError('unknown-account', `there is no account ${name}`);
    this.keepsOne(name, []);
    await store.dropAccount(name);
    await store.endSessions(name);
    await this.done({ who: by.name, from, what: 'account-gone', about: name });
  }

  /** What is known of who may come in, as far as `who` may know it: who directs knows of screens alone. */
  list(who: Who): AccessList {
    const { store, clock } = this.parts;
    const now = clock.now();
    const all = may(who, 'administer');
    const credentials = store.credentials().map(({ credential }) => ({ ...credential, rights: (credential.account === '' ? undefined : store.account(credential.account))?.rights ?? credential.rights })).filter(({ kind, until }) => until > now && (all || kind === 'display'));
    return {
      waiting: this.pairings.list(now),
      credentials: credentials.sort((a, b) => b.seen - a.seen).map(({ id, kind, name, post, rights, acknowledges, source, by, from, since, seen, until }) => ({ id, kind, name, post, rights, acknowledges, source, by, from, since, seen, until })),
      accounts: all ? store.accounts().map(({ name, post, rights, since }) => ({ name, post, rights, since })) : [],
      failed: all ? [...this.attempts.list()] : [],
    };
  }

  close(): Promise<void> { return this.parts.store.close(); }

  /** Throws ProtocolError `too-many-attempts` where whoever tries has to wait. */
  private mayTry(name: string, from: string): void {
    const wait = this.attempts.wait(name, from, this.parts.clock.now());
    if (wait > 0) throw new ProtocolError('too-many-attempts', `try again in ${Math.ceil(wait / 1_000)} s`);
  }

  private failed(name: string, from: string): void { this.attempts.failed(name, from, this.parts.clock.now()); }

  private done(done: Done): Promise<void> { return this.parts.done(done); }

  private other(): Oidc {
    const { oidc } = this.parts;
    if (!oidc) throw new ProtocolError('not-found', 'no other service signs in here');
    return oidc;
  }

  private async begin({ name, post, rights }: Known, account: string, from: string): Promise<string> {
    const given = await this.keep({ kind: 'session', name, post, rights, acknowledges: false, source: '', by: name, from, until: this.parts.clock.now() + LIFE.session.idle, account });
    await this.done({ who: name, from, what: 'sign-in', about: account === '' ? this.other().name : '' });
    return given;
  }

  private async keep(credential: Omit<Credential, 'id' | 'since' | 'seen'>): Promise<string> {
    const { store, clock } = this.parts;
    const text = secret();
    const hash = hashOf(text);
    const now = clock.now();
    for (const { hash: old, credential: { until } } of store.credentials()) if (until <= now) await store.dropCredential(old);
    await store.putCredential(hash, { ...credential, id: hash.slice(0, 16), since: now, seen: now });
    return text;
  }

  /** Somebody must be left who can let others in. */
  private keepsOne(name: string, rights: readonly Right[]): void {
    if (rights.includes('administer') || this.parts.oidc) return;
    if (!this.parts.store.accounts().some((one) => one.name !== name && one.rights.includes('administer'))) throw new ProtocolError('last-account', 'an account that may administer has to be there');
  }

  private whoHas(hash: string): Who | undefined {
    const { store, clock } = this.parts;
    const credential = store.credential(hash);
    const now = clock.now();
    if (!credential || credential.until <= now) return undefined;
    const { kind, name, post, rights, acknowledges, source, account } = credential;
    if (now - credential.seen >= TOUCH[kind]) this.touch(hash, credential, now);
    if (kind !== 'session') return { kind, name, post, rights: new Set(rights), acknowledges, credential: hash, ...(kind === 'display' ? { display: name } : { source }) };
    const owner = account === '' ? { name, post, rights } : store.account(account);
    return owner && { kind: 'account', name: owner.name, post: owner.post, rights: new Set(owner.rights), acknowledges: false, credential: hash };
  }

  /** It is in use, and so good for longer. */
  private touch(hash: string, { kind, since, until }: Credential, now: number): void {
    const longer = kind === 'token' ? until : Math.min(now + LIFE[kind].idle, since + LIFE[kind].most);
    this.parts.store.changeCredential(hash, { seen: now, until: longer }).catch(this.parts.failed);
  }
}
