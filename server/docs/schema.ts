import * as z from 'zod';

/** A piece of JSON, as both documents are made of. */
export interface Json { [key: string]: unknown }

/** A zod schema as JSON Schema, of a draft where another than the newest is wanted; a side that sends is described by what comes out, one that takes by what may go in. */
export function plain(shape: z.ZodType, io: 'input' | 'output', draft: { target?: 'draft-07' } = {}): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any', ...draft });
  return schema;
}
