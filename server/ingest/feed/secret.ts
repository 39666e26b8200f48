import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** A credential: in the config file itself, in a variable of the environment, or in a file of its own. */
export const secret = z.union([
  z.string().min(1).max(1_024), z.strictObject({ env: z.string().min(1).max(128) }), z.strictObject({ file: z.string().min(1).max(1_024) }),
]);
export type Secret = z.output<typeof secret>;

/** What a credential is. Throws an Error that names where it was looked for, and nothing of it. */
export function reveal(given: Secret, env: Readonly<Record<string, string | undefined>> = process.env): string {
  if (typeof given === 'string') return given;
  if ('file' in given) return readFileSync(given.file, 'utf8').trim();
  const found = env[given.env];
  if (found === undefined || found === '') throw new Error(`the environment has no ${given.env}`);
  return found;
}
