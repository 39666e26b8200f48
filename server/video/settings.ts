import * as z from 'zod';
import { CAMERA_KINDS, STREAM_KINDS } from '#protocol/cameras';
import { secret } from '../ingest/feed/secret.ts';

/** Most cameras of a district. */
const CAMERAS = 10_000;

const bare = (url: string) => new URL(url).username === '' && new URL(url).password === '';
const address = (protocol: RegExp) => z.url({ protocol }).refine(bare, 'an address without a password: the host has it');

const stream = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal(STREAM_KINDS[0]), url: address(/^https?$/) }),
  z.strictObject({ kind: z.literal(STREAM_KINDS[1]), url: address(/^(https?|wss?)$/) }),
  z.strictObject({ kind: z.literal(STREAM_KINDS[2]), url: address(/^https?$/) }),
]);

const camera = z.strictObject({
  /** The id under which its alerts come, as their `device`. */
  id: z.string().regex(/^[\w.-]{1,64}$/).refine((id) => !/^\.+$/.test(id), 'not only dots'),
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(60).optional(),
  block: z.string().min(1).max(64),
  kind: z.enum(CAMERA_KINDS).default('fixed'),
  at: z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }).optional(),
  /** Best first: a display goes on to the next one where one fails. */
  streams: z.array(stream).max(4).default([]),
  /** An address that answers with a picture of now. */
  still: address(/^https?$/).optional(),
}).refine(({ streams, still }) => streams.length > 0 || still !== undefined, 'a stream or a still');

const host = z.strictObject({
  /** With its port where that is not the usual one. */
  host: z.string().min(1).max(255),
  user: z.string().min(1).max(128).optional(),
  password: secret.optional(),
  /** Instead of user and password: sent as `Authorization: Bearer`. */
  token: secret.optional(),
  /** Whether it may be a private address. */
  private: z.boolean().default(false),
});

/** The cameras whose pictures are shown, and the only hosts that are asked for them. */
export const videoSettings = z.strictObject({ hosts: z.array(host).max(256).default([]), cameras: z.array(camera).max(CAMERAS).default([]) })
  .superRefine(({ hosts, cameras }, context) => {
    const known = new Set(hosts.map((one) => one.host));
    const ids = new Set<string>();
    for (const { id, streams, still } of cameras) {
      const say = (message: string) => { context.addIssue({ code: 'custom', message: `camera ${id}: ${message}` }); };
      if (ids.has(id)) say('there are two of this id');
      ids.add(id);
      for (const url of [...streams.map((one) => one.url), ...(still === undefined ? [] : [still])]) {
        if (!known.has(new URL(url).host)) say(`${new URL(url).host} is not one of the hosts of video`);
      }
    }
  })
  .prefault({});
export type VideoSettings = z.output<typeof videoSettings>;
export type HostSettings = VideoSettings['hosts'][number];
export type CameraSettings = VideoSettings['cameras'][number];
