import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { destination, pino, type Logger } from 'pino';

export type Log = Logger;
export type Level = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** Lines of JSON on stderr, which nobody needs to read while all is well. No secret, no query string, no body is ever logged. */
export const createLog = (level: Level): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ fd: 2, sync: true }));

/** Prints lines for the person who started the program. */
export const say = (...lines: string[]): void => { process.stdout.write(`${lines.join('\n')}\n`); };

/** Prints the one sentence that says why the program ends. */
export const complain = (sentence: string): void => { process.stderr.write(`${sentence}\n`); };

/** The first line that the person who started the program types, or a script writes; shown nowhere. '' where there is none. */
export async function readSecret(): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => { done(); } });
  const { stdin } = process;
  if (stdin.isTTY) process.stderr.write('Password: ');
  const lines = createInterface({ input: stdin, output: nowhere, terminal: stdin.isTTY });
  const [line] = await Promise.race([once(lines, 'line'), once(lines, 'close')]) as [string?];
  lines.close();
  if (stdin.isTTY) process.stderr.write('\n');
  return line ?? '';
}
