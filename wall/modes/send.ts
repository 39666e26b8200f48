import type { FaultCode } from '#protocol/errors';
import { eventType, type EventData } from '#protocol/events';
import * as z from 'zod';
import type { Display } from '../subscribe/display.svelte.ts';
import { posted } from './posted.ts';

/** What became of an action: on disk, or not, and why. */
export type Sent = { recorded: true } | { recorded: false; fault: FaultCode | 'unreachable'; detail: string };

const receipt = z.object({ accepted: z.number(), repeated: z.number() });

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
  const body = JSON.stringify({ specversion: '1.0', id, source: '/console', type: of, data });
  const answer = await posted(`${base}/ingest/cloudevents`, receipt, body, { type: 'application/cloudevents+json' });
  return 'fault' in answer ? { recorded: false, ...answer } : { recorded: true };
}
