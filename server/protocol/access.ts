import * as z from 'zod';
import { CODE_LENGTH, CODE_LETTERS } from './remote.ts';

/**
 * What somebody may: look (watch), act on alarms and cases (operate), say what walls show and which screens are ours (direct), look after accounts and
 * feeds (administer), write what sources say (feed). None holds another.
 */
export const RIGHTS = ['watch', 'operate', 'direct', 'administer', 'feed'] as const;
export const right = z.enum(RIGHTS);
export type Right = z.output<typeof right>;

/** Of an account, a screen or a token; never one that could be taken for another in a list or a log. */
const name = z.string().regex(/^[\p{L}\p{N}](?:[\p{L}\p{N} ._@-]{0,38}[\p{L}\p{N}])?$/u, 'letters, digits and . _ @ - between them, 40 at the most');
const post = z.string().trim().min(1).max(64);
const password = z.string().min(10, 'a password has 10 characters or more').max(256);
/** A screen's name, as it connects with. */
const display = z.string().regex(/^[a-z0-9-]+(?:\/[^/\s]+)?$/).max(64);
const code = z.string().regex(new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`));
const id = z.string().min(1).max(32);
const at = z.number();

/**
 * Who asks, as the server sees it. `open`: there are no accounts, so everybody on this machine may everything; `nobody` has to sign in or be let in. `post` is what
 * stands in what it does, '' for any; `acknowledges` says that a screen may do that with alarms. `oidc` is the name of another service that signs in here, '' for none.
 */
export const me = z.object({
  kind: z.enum(['open', 'nobody', 'account', 'display', 'token', 'world']), name: z.string(), post: z.string(), rights: z.array(right), acknowledges: z.boolean(),
  oidc: z.string(),
});
export type Me = z.output<typeof me>;

export const signIn = z.strictObject({ name: z.string().min(1).max(64), password: z.string().min(1).max(256) });
export const newPassword = z.strictObject({ old: z.string().min(1).max(256), password });

/** A screen asks to be let in, under the name that it connects with. */
export const pairing = z.strictObject({ display });
/** What it shows until somebody who may lets it in: the code, until when that is good (ms), and what only this screen can show for it. */
export const paired = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), code, until: at, claim: z.string().max(64) }),
  z.object({ state: z.literal('in') }),
]);
export type Paired = z.output<typeof paired>;
export const claim = z.strictObject({ claim: z.string().min(1).max(64) });

/** Lets in the screen that shows the code; with `acknowledges` it may do that with alarms, as `post`. */
export const letIn = z.strictObject({ code, acknowledges: z.boolean().default(false), post: post.optional() });

/** An account made or changed; without `password` a known one keeps its own. */
export const account = z.strictObject({ name, post: post.optional(), rights: z.array(right).max(RIGHTS.length), password: password.optional() });

/** A token for a program. `source` is what the sources of its events begin with, '' for any. */
export const token = z.strictObject({ name, rights: z.array(z.enum(['watch', 'feed'])).min(1).max(2), source: z.string().max(128).default(''), days: z.number().int().min(1).max(3_650).default(365) });

/** Who did what about what, from where: its number in the journal, and when that was (ms). */
export const audit = z.object({ id: z.string(), at, who: z.string(), from: z.string(), what: z.string(), about: z.string() });
export type Audit = z.output<typeof audit>;
/** The newest first. */
export const auditList = z.object({ audit: z.array(audit) });

/** What is known of who may come in. Codes, passwords and tokens are in none of it. */
export const access = z.object({
  waiting: z.array(z.object({ display: z.string(), from: z.string(), until: at })),
  credentials: z.array(z.object({
    id, kind: z.enum(['session', 'display', 'token']), name: z.string(), post: z.string(), rights: z.array(right), acknowledges: z.boolean(), source: z.string(),
    by: z.string(), from: z.string(), since: at, seen: at, until: at,
  })),
  accounts: z.array(z.object({ name: z.string(), post: z.string(), rights: z.array(right), since: at })),
  /** Sign-ins that failed, the newest first: under which name, from which address, when. */
  failed: z.array(z.object({ at, name: z.string(), from: z.string() })),
});
export type AccessList = z.output<typeof access>;
