import { dropOldest } from '../drop-oldest.ts';

/** Failures of one name from one address, of one address, and of one name from anywhere, that cost nothing yet. */
const FREE = { both: 3, from: 20, name: 50 } as const;
/** The wait doubles with each further one, from a second up to this (ms). */
const FIRST = 1_000;
const MOST = 15 * 60_000;
/** What nobody tried for so long is forgotten (ms). */
const FORGOTTEN = 60 * 60_000;
/** Names and addresses remembered, and failures listed. */
const REMEMBERED = 20_000;
const LISTED = 200;
/** Characters of a name that somebody made up. */
const NAME = 64;

export interface Failure { at: number; name: string; from: string }
interface Count { failures: number; last: number }

/**
 * Sign-ins that fail slow down: who tries one name waits longer each time, who tries many names from one address too, and a name that is tried from many addresses.
 * The limits of the last two lie high, so that nobody shuts others out by failing in their name or beside them. Times in ms.
 */
export class Attempts {
  private readonly counts = new Map<string, Count>();
  private readonly failures: Failure[] = [];

  /** How long until another try is looked at at all; 0 for at once. */
  wait(name: string, from: string, now: number): number {
    return Math.max(0, ...keysOf(name, from).map(({ key, free }) => {
      const { failures, last } = this.counts.get(key) ?? { failures: 0, last: 0 };
      return failures < free || now - last > FORGOTTEN ? 0 : last + Math.min(MOST, FIRST * 2 ** (failures - free)) - now;
    }));
  }

  failed(name: string, from: string, now: number): void {
    for (const { key } of keysOf(name, from)) {
      const known = this.counts.get(key);
      const failures = known && now - known.last <= FORGOTTEN ? known.failures + 1 : 1;
      this.counts.delete(key);
      this.counts.set(key, { failures, last: now });
    }
    dropOldest(this.counts, REMEMBERED);
    this.failures.unshift({ at: now, name: name.slice(0, NAME), from });
    this.failures.length = Math.min(this.failures.length, LISTED);
  }

  succeeded(name: string, from: string): void { this.counts.delete(bothOf(name, from)); }

  /** The newest first. */
  list(): readonly Failure[] { return this.failures; }
}

const bothOf = (name: string, from: string): string => `both ${from} ${name}`;
const keysOf = (name: string, from: string) => [
  { key: bothOf(name, from), free: FREE.both }, { key: `from ${from}`, free: FREE.from }, { key: `name ${name}`, free: FREE.name },
];
