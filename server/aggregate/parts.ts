import type { Host, Part } from './part.ts';

/** Every part of the fold beside its core (engine.ts), in the order in which each event and change comes to them. A new one is its file and a line here. */
export const PARTS: readonly ((host: Host) => Part)[] = [
];
