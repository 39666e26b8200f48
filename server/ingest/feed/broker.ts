import { readFileSync } from 'node:fs';
import { connect, type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import * as z from 'zod';
import type { Report } from './kind.ts';
import { Mailbox } from './mailbox.ts';
import { reveal, secret } from './secret.ts';

/** Deliveries that wait before the broker is held back, and most of one batch. */
const ROOM = 2_000;
const BATCH = 500;
/** Between two tries to connect, in ms. */
const RETRY_MS = 2_000;
/** How long (s) a broker of MQTT 5 keeps our session, so what comes while we are away, and the largest packet that it may send. */
const SESSION_S = 86_400;
const PACKET_BYTES = 16 * 2 ** 20;

const PROTOCOLS = new Set(['mqtt:', 'mqtts:', 'ws:', 'wss:']);

/** How a broker is reached. */
export const BROKER = {
  url: z.string().refine((url) => URL.canParse(url) && PROTOCOLS.has(new URL(url).protocol) && new URL(url).password === '', 'the address of a broker: mqtt://host:port, mqtts, ws or wss, without a password'),
  version: z.enum(['3.1.1', '5']).default('5'),
  /** The name of our session at the broker; `tongxin-<id>` where none is given. */
  client: z.string().min(1).max(64).optional(),
  username: z.string().min(1).max(256).optional(),
  password: secret.optional(),
  /** A file with the certificate that signs the broker's. */
  ca: z.string().min(1).max(1_024).optional(),
} as const;
export type Broker = z.output<z.ZodObject<typeof BROKER>> & { id: string };

/** A message that a broker delivered. */
export interface Delivery {
  topic: string;
  payload: Uint8Array;
  retained: boolean;
  /** Of MQTT 5; empty before. */
  contentType: string;
  properties: Readonly<Record<string, string>>;
}
interface Waiting extends Delivery { acknowledge(): void }

/** A filter, and the quality of service that it is asked for with. */
export interface Subscription { filter: string; qos: 0 | 1 }

/** The options of a client of a broker. Throws where a credential is missing. */
export function clientOptions({ id, version, client, username, password, ca }: Broker): IClientOptions {
  return {
    protocolVersion: version === '5' ? 5 : 4, clientId: client ?? `tongxin-${id}`, clean: false,
    reconnectPeriod: RETRY_MS, reconnectOnConnackError: true, connectTimeout: 10_000, keepalive: 30,
    ...(username === undefined ? {} : { username }), ...(password === undefined ? {} : { password: reveal(password) }),
    ...(ca === undefined ? {} : { ca: readFileSync(ca) }),
    ...(version === '5' ? { properties: { sessionExpiryInterval: SESSION_S, maximumPacketSize: PACKET_BYTES } } : {}),
  };
}

/**
 * What a broker delivers, in batches. The next batch is asked for when the last one is on disk, and only then is that
 * acknowledged; so the broker sends again what a crash or a cut left unacknowledged. A broker that dies is waited for.
 */
export async function* deliveries(settings: Broker, subscriptions: readonly Subscription[], report: Report, signal: AbortSignal): AsyncGenerator<readonly Delivery[]> {
  const box = new Mailbox<Waiting>(ROOM);
  const client = connect(settings.url, clientOptions(settings));
  receive(client, box);
  follow(client, subscriptions, report);
  try {
    while (!signal.aborted) {
      const batch = await box.take(BATCH, signal);
      if (batch.length === 0) return;
      yield batch;
      for (const delivery of batch) delivery.acknowledge();
    }
  } finally {
    await client.endAsync(!client.connected);
  }
}

const LATER = new Error('acknowledged when it is on disk');

function receive(client: MqttClient, box: Mailbox<Waiting>): void {
  let connection = 0;
  client.on('close', () => { connection++; });
  client.handleMessage = (packet, callback) => {
    const mine = connection;
    // With an error the client goes on without acknowledging; called again without one, it acknowledges. An acknowledgement
    // of an earlier connection could fall on another message of the same number.
    const acknowledge = () => { if (packet.qos === 1 && mine === connection && client.connected) callback(); };
    const full = box.put({ ...readPacket(packet), acknowledge });
    if (full) void full.then(() => { callback(LATER); });
    else callback(LATER);
  };
}

function readPacket({ topic, payload, retain, properties }: IPublishPacket): Delivery {
  const user = Object.entries(properties?.userProperties ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value[0] ?? '' : value]);
  return {
    topic, payload: typeof payload === 'string' ? Buffer.from(payload) : payload, retained: retain,
    contentType: properties?.contentType ?? '', properties: Object.fromEntries(user) as Record<string, string>,
  };
}

function follow(client: MqttClient, subscriptions: readonly Subscription[], report: Report): void {
  let reason = 'the broker does not answer';
  client.on('connect', () => {
    const wanted = Object.fromEntries(subscriptions.map(({ filter, qos }) => [filter, { qos }]));
    client.subscribe(wanted, (error, granted = []) => {
      const refused = granted.filter(({ qos }) => qos >= 128).map(({ topic }) => topic);
      if (error ?? refused.length > 0) report.lost(`the broker refuses ${refused.join(', ') || 'the subscription'}`);
      else report.connected();
    });
  });
  client.on('error', (error) => { report.lost(reason = error.message || reason); });
  client.on('close', () => { report.lost(reason); });
}
