import { FAULTS, type FaultCode } from '#protocol/errors';
import { eventType, type EventData } from '#protocol/events';
import * as z from 'zod';
import type { Display } from '../subscribe/display.svelte.ts';

/** What became of an action: on disk, or not, and why. */
export type Sent = { recorded: true } | { recorded: false; fault: FaultCode | 'unreachable'; detail: string };

const receipt = z.object({ accepted: z.number(), repeated: z.number() });
const problem = z.object({ type: z.string(), detail: z.string() });

/** The world in which a post acts. */
export type World = Pick<Display, 'base'>;

/** An id that no other event of this desk has, for all tries of one. */
export const freshId = ({ clock, timing }: Pick<Display, 'clock' | 'timing'>): string => `${clock.now().toString(36)}-${timing.random().toString(36).slice(2)}`;

/**
 * Tells the server what a post does, as an event. `id` identifies the event: who sends again after a failure names the same one,
 * so that it is done once at the most. Resolves once it is on disk; never rejects.
 */
export const sendAct = (to: World, id: string, data: EventData<'operator'>): Promise<Sent> => sendEvent(to, id, eventType('operator'), data);

/** The same of any event of a post. */
export async function sendEvent({ base }: World, id: string, of: string, data: object): Promise<Sent> {
  try {
    const response = await fetch(`${base}/ingest/cloudevents`, {
      method: 'POST', headers: { 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify({ specversion: '1.0', id, source: '/console', type: of, data }),
    });
    const body: unknown = await response.json();
    if (response.ok) {
      receipt.parse(body);
      return { recorded: true };
    }
    const { type, detail } = problem.parse(body);
    return { recorded: false, fault: faultOf(type), detail };
  } catch {
    return { recorded: false, fault: 'unreachable', detail: '' };
  }
}

/** The fault that a problem's `type` names; `internal` where we know none of that name. */
export const faultOf = (type: string): FaultCode => {
  const code = type.slice(type.lastIndexOf(':') + 1);
  return Object.hasOwn(FAULTS, code) ? code as FaultCode : 'internal';
};
