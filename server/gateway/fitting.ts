import type * as z from 'zod';
import { ProtocolError } from '#protocol/errors';

/** What somebody asks for, as the protocol has it. Throws ProtocolError `bad-query` naming what does not fit. */
export function fitting<T extends z.ZodType>(shape: T, given: unknown): z.output<T> {
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ProtocolError('bad-query', [issue?.path.join('.'), issue?.message].filter(Boolean).join(': '));
}
