import * as z from 'zod';
import type { FaultCode } from '#protocol/errors';
import { triedOut, type TriedOut } from '#protocol/feeds';
import { played, type Played, type Playing } from '#protocol/past';
import { worldPath, type Opening } from '#protocol/worlds';
import { faultOf } from '../send.ts';

/** What the server answered to something it was asked to do; or why not. */
export type Done<T> = { value: T } | { fault: FaultCode | 'unreachable'; detail: string };

const problem = z.object({ type: z.string(), detail: z.string() });

/** Pauses a configured feed, or lets it go on. Never rejects. */
export const holdFeed = (id: string, paused: boolean): Promise<Done<unknown>> => posted(`/api/feeds/${id}/${paused ? 'pause' : 'resume'}`, z.unknown());

/** What a configured feed would make of a message; `topic` is where a broker would have it. Never rejects. */
export const tryMessage = (id: string, message: string, topic: string): Promise<Done<TriedOut>> =>
  posted(`/api/feeds/${id}/try${topic === '' ? '' : `?${new URLSearchParams({ topic }).toString()}`}`, triedOut, message);

/** What a system refused is told to it again; how much that is. Never rejects. */
export const tellAgain = (id: string): Promise<Done<{ again: number }>> => posted(`/api/outbound/${id}/again`, z.object({ again: z.number() }));

/** Opens another world; its id. Never rejects. */
export const openWorld = (asked: Opening): Promise<Done<{ id: string }>> => posted('/api/worlds', z.object({ id: z.string() }), JSON.stringify(asked));

/** What is shown of another world ends. Never rejects. */
export const closeWorld = (id: string): Promise<Done<unknown>> => posted(`/api/worlds/${id}`, z.unknown(), undefined, 'DELETE');

/** Leads what is shown of the past; how it stands then. Never rejects. */
export const leadPast = (id: string, playing: Playing): Promise<Done<Played>> => posted(`${worldPath({ kind: 'past', id })}/api/playing`, played, JSON.stringify(playing));

async function posted<T extends z.ZodType>(path: string, shape: T, body?: string, method = 'POST'): Promise<Done<z.output<T>>> {
  try {
    const response = await fetch(path, { method, ...(body === undefined ? {} : { body }) });
    const answer: unknown = await response.json();
    if (response.ok) return { value: shape.parse(answer) };
    const { type, detail } = problem.parse(answer);
    return { fault: faultOf(type), detail };
  } catch {
    return { fault: 'unreachable', detail: '' };
  }
}
