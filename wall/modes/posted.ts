import { FAULTS, type FaultCode } from '#protocol/errors';
import * as z from 'zod';

/** What the server answered to something it was asked to do; or why not. */
export type Done<T> = { value: T } | { fault: FaultCode | 'unreachable'; detail: string };

const problem = z.object({ type: z.string(), detail: z.string() });

/** The fault that a problem's `type` names; `internal` where we know none of that name. */
export const faultOf = (type: string): FaultCode => {
  const code = type.slice(type.lastIndexOf(':') + 1);
  return Object.hasOwn(FAULTS, code) ? code as FaultCode : 'internal';
};

/** Asks the server to do something; what it answers, or why it does not. Never rejects. */
export async function posted<T extends z.ZodType>(path: string, shape: T, body?: string, { method = 'POST', type }: { method?: 'POST' | 'DELETE'; type?: string } = {}): Promise<Done<z.output<T>>> {
  try {
    const response = await fetch(path, { method, ...(body === undefined ? {} : { body }), ...(type === undefined ? {} : { headers: { 'content-type': type } }) });
    const answer: unknown = await response.json();
    if (response.ok) return { value: shape.parse(answer) };
    const { type: fault, detail } = problem.parse(answer);
    return { fault: faultOf(fault), detail };
  } catch {
    return { fault: 'unreachable', detail: '' };
  }
}
