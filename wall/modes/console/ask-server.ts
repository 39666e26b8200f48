import * as z from 'zod';
import type * as asks from '#protocol/access';
import { triedOut, type TriedOut } from '#protocol/feeds';
import { played, type Played, type Playing } from '#protocol/past';
import { worldPath, type Opening } from '#protocol/worlds';
import { posted, type Done } from '../posted.ts';

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
export const closeWorld = (id: string): Promise<Done<unknown>> => posted(`/api/worlds/${id}`, z.unknown(), undefined, { method: 'DELETE' });

/** Leads what is shown of the past; how it stands then. Never rejects. */
export const leadPast = (id: string, playing: Playing): Promise<Done<Played>> => posted(`${worldPath({ kind: 'past', id })}/api/playing`, played, JSON.stringify(playing));

/** Lets in the screen that shows a code. Never rejects. */
export const letIn = (said: z.input<typeof asks.letIn>): Promise<Done<{ display: string }>> => posted('/api/access/displays', z.object({ display: z.string() }), JSON.stringify(said));

/** Makes or changes an account. Never rejects. */
export const putAccount = (said: z.input<typeof asks.account>): Promise<Done<unknown>> => posted('/api/access/accounts', z.unknown(), JSON.stringify(said));

/** Makes a token for a program; it is told this once. Never rejects. */
export const makeToken = (said: z.input<typeof asks.token>): Promise<Done<{ token: string }>> => posted('/api/access/tokens', z.object({ token: z.string() }), JSON.stringify(said));

/** Ends a credential, or an account with all its sessions. Never rejects. */
export const endAccess = (kind: 'credentials' | 'accounts', id: string): Promise<Done<unknown>> => posted(`/api/access/${kind}/${encodeURIComponent(id)}`, z.unknown(), undefined, { method: 'DELETE' });

/** Whoever is signed in here is not any more. Never rejects. */
export const signOut = (): Promise<Done<unknown>> => posted('/api/sign-out', z.unknown());

/** Another password of whoever is signed in here. Never rejects. */
export const changePassword = (said: z.input<typeof asks.newPassword>): Promise<Done<unknown>> => posted('/api/password', z.unknown(), JSON.stringify(said));
