import type { StreamKind } from '#protocol/cameras';
import type { Play } from './play.ts';

/** Each kind is loaded when the first camera needs it. */
const PLAYERS: Readonly<Record<StreamKind, () => Promise<Play>>> = {
  hls: () => import('./hls.ts').then(({ playHls }) => playHls),
  flv: () => import('./flv.ts').then(({ playFlv }) => playFlv),
  whep: () => import('./whep.ts').then(({ playWhep }) => playWhep),
};

export const playerOf = (kind: StreamKind): Promise<Play> => PLAYERS[kind]();
