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
