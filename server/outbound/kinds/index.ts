import * as z from 'zod';
import type { Clock } from '../../clock.ts';
import type { Sender } from '../sender.ts';
import { MQTT, openMqtt } from './mqtt.ts';
import { openWebhook, WEBHOOK } from './webhook.ts';

const id = z.string().regex(/^[a-z0-9-]{1,32}$/, 'an id has a to z, 0 to 9 and -, at most 32 of them');

/** A destination as the config file names it. A new kind is its file and a line in each of these. */
export const destination = z.discriminatedUnion('kind', [z.strictObject({ id, ...WEBHOOK }), z.strictObject({ id, ...MQTT })]);
export type Destination = z.output<typeof destination>;

export const DESTINATION_KINDS = ['webhook', 'mqtt'] as const satisfies readonly Destination['kind'][];

/** Opens the way to a destination. Throws where a credential is missing. */
export function openSender(settings: Destination, clock: Clock): Sender {
  return settings.kind === 'webhook' ? openWebhook(settings, clock) : openMqtt(settings.id, settings);
}
