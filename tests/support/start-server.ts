import type { ConfigInput } from '#server/config';
import { startServer, type Running } from '#server/main';
import { tempDir } from './spawn-server.ts';

/** A whole server in this process, on a free port, live and without the simulated district unless asked for. */
export interface Started extends Running {
  readonly data: string;
  /** Stops it and removes its data, unless that was given. */
  end(): Promise<void>;
}

export async function startTestServer(config: ConfigInput = {}, more: { start?: number } = {}): Promise<Started> {
  const dir = config.data === undefined ? await tempDir() : undefined;
  const data = config.data ?? dir?.path ?? '';
  const server = await startServer({ port: 0, demo: false, log: 'error', ...config, ...more, data });
  return {
    ...server, data,
    end: async () => {
      await server.stop();
      await dir?.remove();
    },
  };
}
