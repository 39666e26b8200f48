import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { freePort } from './free-port.ts';
import { listening, startPeer, type Peer } from './peer.ts';
import { tempDir } from './spawn-server.ts';

/** A real broker on a port of its own. */
export interface Mosquitto {
  readonly port: number;
  readonly url: string;
  client(options?: IClientOptions): Promise<MqttClient>;
  /** Ends it without a word, as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again where it was. */
  restart(): Promise<void>;
  /** Ends it and removes what it kept. */
  end(): Promise<void>;
}

export async function startMosquitto(lines: readonly string[] = ['allow_anonymous true']): Promise<Mosquitto> {
  const dir = await tempDir('mosquitto-');
  const port = await freePort();
  const file = join(dir.path, 'mosquitto.conf');
  await mkdir(join(dir.path, 'data'));
  await writeFile(file, [
    `listener ${port} 127.0.0.1`, 'user root', 'persistence true', `persistence_location ${dir.path}/data/`,
    'max_queued_messages 0', 'max_inflight_messages 1000', ...lines, '',
  ].join('\n'));
  let peer: Peer;
  const start = async () => {
    peer = startPeer('/usr/sbin/mosquitto', 'mosquitto', ['-c', file]);
    await listening(port);
  };
  await start();
  const url = `mqtt://127.0.0.1:${port}`;
  const clients: MqttClient[] = [];
  return {
    port, url,
    client: async (options = {}) => {
      const client = await connectAsync(url, { protocolVersion: 5, reconnectPeriod: 100, ...options });
      client.on('error', () => undefined);
      clients.push(client);
      return client;
    },
    kill: () => peer.end('SIGKILL'),
    restart: start,
    end: async () => {
      await Promise.all(clients.map((client) => client.endAsync(true)));
      await peer.end();
      await dir.remove();
    },
  };
}
