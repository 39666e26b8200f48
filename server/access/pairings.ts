import { CODE_LENGTH, CODE_LETTERS } from '#protocol/remote';
import { ProtocolError } from '#protocol/errors';
import { hashOf, secret } from './secret.ts';

/** How long a code is good, ms; and how many screens may wait at once, in all and from one address. */
const GOOD = 10 * 60_000;
const MOST = 64;
const MOST_FROM = 16;

/** A screen that asks to be let in; `secret` is its credential once somebody did. */
interface Waiting { display: string; from: string; code: string; claim: string; until: number; secret: string | undefined }

/** Screens that wait before the door. Codes and what only the screen can show for them are in memory alone: a restart asks for new ones. */
export class Pairings {
  private readonly waiting = new Map<string, Waiting>();

  /** `random` gives whole numbers below what it is given. */
  constructor(private readonly random: (below: number) => number) {}

  /** A screen asks under its name; its code and claim. Throws ProtocolError `too-many-attempts`. Times in ms. */
  ask(display: string, from: string, now: number): { code: string; until: number; claim: string } {
    this.tidy(now);
    const all = [...this.waiting.values()];
    if (all.length >= MOST || all.filter((one) => one.from === from).length >= MOST_FROM) throw new ProtocolError('too-many-attempts', 'too many screens wait to be let in');
    let code = '';
    do {
      code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[this.random(CODE_LETTERS.length)]).join('');
    } while (this.waiting.has(code));
    const claim = secret();
    const until = now + GOOD;
    this.waiting.set(code, { display, from, code, claim: hashOf(claim), until, secret: undefined });
    return { code, until, claim };
  }

  /** The screen that shows that code. Throws ProtocolError `unknown-code`. */
  find(code: string, now: number): Pick<Waiting, 'display' | 'from'> {
    this.tidy(now);
    const found = this.waiting.get(code);
    if (!found || found.secret !== undefined) throw new ProtocolError('unknown-code', 'no screen shows this code now');
    return found;
  }

  /** It is let in with that credential. */
  letIn(code: string, credential: string): void {
    const found = this.waiting.get(code);
    if (found) found.secret = credential;
  }

  /** What became of a screen that shows its claim; its credential is given once. Throws ProtocolError `unknown-code` where nothing waits for it any more. */
  claim(claim: string, now: number): { code: string; until: number } | { secret: string } {
    this.tidy(now);
    const hash = hashOf(claim);
    const found = [...this.waiting.values()].find((one) => one.claim === hash);
    if (!found) throw new ProtocolError('unknown-code', 'the code is no longer good');
    if (found.secret === undefined) return { code: found.code, until: found.until };
    this.waiting.delete(found.code);
    return { secret: found.secret };
  }

  list(now: number): { display: string; from: string; until: number }[] {
    this.tidy(now);
    return [...this.waiting.values()].filter((one) => one.secret === undefined).map(({ display, from, until }) => ({ display, from, until }));
  }

  private tidy(now: number): void {
    for (const [code, { until }] of this.waiting) if (until <= now) this.waiting.delete(code);
  }
}
