import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import type { Findings } from './fault.ts';

/** A district's folder while it is read; what is wrong with a file goes to the findings, and the file counts as absent. */
export class Folder {
  constructor(readonly dir: string, readonly findings: Findings) {}

  has(file: string): boolean { return existsSync(join(this.dir, file)); }

  /** The text of a file in UTF-8; undefined where it cannot be read. */
  text(file: string): string | undefined {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(this.dir, file)));
    } catch (error) {
      const text = error instanceof TypeError ? 'is not UTF-8; save it as CSV UTF-8 or JSON in UTF-8' : this.has(file) ? 'cannot be read' : 'is missing';
      this.findings.fault({ file, text });
      return undefined;
    }
  }

  /** A JSON file that fits a schema; undefined where it does not. */
  json<S extends z.ZodType>(file: string, schema: S): z.output<S> | undefined {
    const text = this.text(file);
    if (text === undefined) return undefined;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      this.findings.fault({ file, row: lineOfError(text, error), text: 'is not JSON' });
      return undefined;
    }
    const result = schema.safeParse(value, { error: inWords });
    if (result.success) return result.data;
    for (const { path, message } of result.error.issues) this.findings.fault({ file, at: path.length > 0 ? `key ${path.join('.')}` : undefined, text: message });
    return undefined;
  }
}

/** The line at which a text stops being JSON, where the parser says so. */
function lineOfError(text: string, error: unknown): number | undefined {
  const [, position] = /at position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  return position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
}

/** What zod finds, as one reads it in a table: an empty cell is not `undefined`. */
export const inWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is missing';
  if (issue.code === 'unrecognized_keys') return `there is no ${issue.keys.join(', ')} here`;
  return undefined;
};
