import { hash, verify } from '@node-rs/argon2';
import { Turns } from './turns.ts';

/** RFC 9106's second choice, on one lane: 64 MiB, three passes; 80 ms on one core of 2026. The library's default is argon2id. */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };
/** Hashes at a time, and how many wait: whoever tries many passwords at once takes neither all memory nor all threads. */
const turns = new Turns(2, 64);

/** What is kept of a password. Rejects with ProtocolError `too-many-attempts`. */
export const hashPassword = (password: string): Promise<string> => turns.take(() => hash(password, COST));

/** Of no account: a try under an unknown name takes as long as any other. */
let nobody: Promise<string> | undefined;

/** Whether that is the password of which `kept` is kept; false, and no sooner, where nothing is. Rejects likewise. */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const against = kept ?? await (nobody ??= hashPassword('of nobody at all'));
  return await turns.take(() => verify(against, password)) && kept !== undefined;
}
