import * as z from 'zod';

/** How a camera is put up. */
export const CAMERA_KINDS = ['fixed', 'dome', 'mobile', 'drone'] as const;
/** How a picture that moves comes to a display: segments over HTTP, FLV over a WebSocket, WebRTC by a WHEP address. */
export const STREAM_KINDS = ['hls', 'flv', 'whep'] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];

/** A camera of the registry as a display knows it: its streams by kind, best first, and whether it gives stills. No address of a source is in it. */
export const camera = z.object({
  id: z.string(), zh: z.string(), en: z.string(), block: z.string(), kind: z.enum(CAMERA_KINDS),
  at: z.object({ lon: z.number(), lat: z.number() }).nullable(), streams: z.array(z.enum(STREAM_KINDS)), still: z.boolean(),
});
export type Camera = z.output<typeof camera>;

/** `GET /api/cameras`. */
export const cameraList = z.object({ cameras: z.array(camera) });

/** Where a display asks for a camera's stream of that number, and for its still. */
export const streamPath = (id: string, stream: number): string => `/video/${encodeURIComponent(id)}/${stream}`;
export const stillPath = (id: string): string => `/video/${encodeURIComponent(id)}/still`;
