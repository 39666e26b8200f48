import type { Direction } from '#protocol/director';
import { eventType, type EventData } from '#protocol/events';
import type { Display } from '../../subscribe/display.svelte.ts';
import { freshId, sendEvent } from '../send.ts';
import { fetchWalls } from '../walls.ts';
import type { Desk } from './desk.svelte.ts';

/** Does something with a wall, as the desk's post; what became of it is at the desk. Never rejects. */
export async function direct(desk: Desk, display: Display, action: Direction, data: Partial<EventData<'direct'>> = {}): Promise<void> {
  desk.directed = await sendEvent(display, freshId(display), eventType('direct'), { post: desk.post, action, ...data });
}

/** Visitors come: the wall that is chosen shows nothing internal, or where none is, all of them. */
export async function receiveVisitors(desk: Desk, display: Display): Promise<void> {
  const chosen = desk.address.get('wall');
  const walls = chosen === '' ? await fetchWalls().then((known) => known.walls.map(({ id }) => id), () => []) : [chosen];
  for (const target of walls) await direct(desk, display, 'visitors', { target });
}
