import { connectAsync, type IClientPublishOptions, type MqttClient } from 'mqtt';
import * as z from 'zod';
import { BROKER, clientOptions } from '../../ingest/feed/broker.ts';
import { Away, Refused, type Sender } from '../sender.ts';

/** How long a broker may take to say that it has a message, in ms. */
const ACKNOWLEDGED_MS = 20_000;
/** Reason codes of MQTT 5 that speak of the message: its format, and its size. */
const REFUSED = new Set([0x99, 0x95]);

/** A topic of a broker, to which each message is published with quality of service 1. */
export const MQTT = {
  kind: z.literal('mqtt'), ...BROKER,
  topic: z.string().min(1).max(256).refine((topic) => !/[+#\0]/.test(topic), 'a topic to publish to has no + and no #').default('tongxin/cases'),
} as const;
export type Mqtt = z.output<z.ZodObject<typeof MQTT>>;

/** Publishes each message; connects with the first. */
export function openMqtt(id: string, settings: Mqtt): Sender {
  let client: MqttClient | undefined;
  const connected = async (): Promise<MqttClient> => {
    if (client?.connected) return client;
    await close();
    const options = clientOptions({ client: `tongxin-out-${id}`, ...settings, id });
    // Our own queue is on disk and goes on where it stopped; the client's would only double it.
    client = await connectAsync(settings.url, { ...options, clean: true, reconnectPeriod: 0 }, false);
    client.on('error', () => undefined);
    return client;
  };
  const close = async (): Promise<void> => {
    await client?.endAsync(true);
    client = undefined;
  };
  const options: IClientPublishOptions = { qos: 1, ...(settings.version === '5' ? { properties: { contentType: 'application/cloudevents+json' } } : {}) };
  return {
    send: async (event, signal) => {
      try {
        const to = await connected();
        await ending(to, to.publishAsync(settings.topic, JSON.stringify(event), options), AbortSignal.any([signal, AbortSignal.timeout(ACKNOWLEDGED_MS)]));
      } catch (cause) {
        const { message, code } = cause as Error & { code?: unknown };
        if (typeof code === 'number' && REFUSED.has(code)) throw new Refused(message, { cause });
        throw new Away(message, 0, { cause });
      }
    },
    close,
  };
}

/** What a publication comes to, unless the connection ends or the signal aborts before. */
function ending<T>(client: MqttClient, published: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const cut = () => { reject(new Error('the broker did not acknowledge')); };
    client.once('close', cut);
    signal.addEventListener('abort', cut, { once: true });
    published.then(resolve, reject).finally(() => {
      client.off('close', cut);
      signal.removeEventListener('abort', cut);
    });
  });
}
