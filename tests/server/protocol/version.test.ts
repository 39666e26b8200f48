import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { encodeCell, pack } from '#protocol/codec';
import { COMMANDS, hello, reply } from '#protocol/commands';
import { district } from '#protocol/district';
import { FAULTS } from '#protocol/errors';
import { EVENT_DATA, envelope, eventType, type EventKind } from '#protocol/events';
import { FRAME, delta, heartbeat, moved, snapshot, stillAsked, welcome } from '#protocol/frames';
import { Encoder } from '#protocol/packets';
import { standing, turned } from '#protocol/remote';
import { SCENE_STREAM, TOPICS } from '#protocol/topics';
import { PROTOCOL_VERSION } from '#protocol/version';
import { walls } from '#protocol/walls';

/** What each version of the protocol was. A line is added, never changed. */
const VERSIONS: Record<number, string> = {
  1: 'a4cc409dcb5dbc2750b883f94ccee592',
  2: '5ca12ddadad2017da33e98aeed37ef63',
  3: 'a382cfeb64fe641d664f904fba6c6d47',
  4: '3c9b4e4917c5712a94145cddfe72a039',
  5: '6e990dbaa1dfdf04b47b25dc10787e52',
  6: '154d24f94f3d44502f7cc87a82daa4f1',
  7: 'e34efd6b48d302577c595014b645c4d6',
};

const described = (schemas: Record<string, z.ZodType>) =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })]));

/** Cells and a packet as they travel, so that a change of the encoding shows too. */
const sample = [
  encodeCell({ kind: 'code', values: ['a', 'b'] }, 'b', 0), encodeCell({ kind: 'dec', scale: 2 }, 1.25, 0), encodeCell({ kind: 'time' }, 40, 100),
  encodeCell({ kind: 'time' }, 0, 100), encodeCell({ kind: 'series', length: 2 }, [1, -1], 0), encodeCell({ kind: 'flag' }, true, 0),
];
const bytes = [pack(sample), ...new Encoder().encode({ type: 2, nsp: '/', data: ['delta', sample], id: 7 })].map((chunk) => Buffer.from(chunk).toString('hex'));

const protocol = {
  events: described({ ...EVENT_DATA, envelope }), types: (Object.keys(EVENT_DATA) as EventKind[]).map(eventType),
  commands: described({ ...COMMANDS, hello, reply }),
  frames: described({ welcome, heartbeat, delta, snapshot, moved, stillAsked, standing, turned }), names: FRAME,
  documents: described({ district, walls }), topics: TOPICS, sceneStream: SCENE_STREAM,
  faults: Object.entries(FAULTS).map(([code, { status }]) => [code, status]), bytes,
};

it('is the protocol of its version: a change of any schema needs a new PROTOCOL_VERSION', () => {
  const hash = createHash('sha256').update(JSON.stringify(protocol)).digest('hex').slice(0, 32);
  const advice = `The protocol changed: raise PROTOCOL_VERSION in server/protocol/version.ts and add the line  ${PROTOCOL_VERSION + 1}: '${hash}',  to VERSIONS in this test.`;
  expect(hash, advice).toBe(VERSIONS[PROTOCOL_VERSION]);
});
