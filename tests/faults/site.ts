import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { spawnServer, type Spawned } from '../support/spawn-server.ts';

/** How often readiness is asked for, ms. */
const LOOK = 10;

/** The built server as a process of its own, always at the same address and over the same data. */
export class Site {
  private server: Spawned | undefined;

  private constructor(readonly port: number, readonly data: string, private readonly config: string) {}

  /** Not started yet. `config` is what its config file holds. */
  static async at(data: string, port: number, config: object): Promise<Site> {
    const file = `${data}.json`;
    await writeFile(file, JSON.stringify(config));
    return new Site(port, data, file);
  }

  static port(): Promise<number> { return freePort(); }

  get url(): string { return `http://127.0.0.1:${this.port}`; }
  get pid(): number { return this.server?.pid ?? 0; }

  /** Starts it; resolves with the moment (ms) at which it was ready. Rejects with what it said where it ended before. */
  async start(): Promise<number> {
    this.server = await spawnServer(['--port', String(this.port), '--no-demo', '--data', this.data, '--config', this.config]);
    return this.until((status) => status === 200);
  }

  /** Resolves with the moment at which its readiness was so. */
  async until(is: (status: number) => boolean): Promise<number> {
    while (!is(await this.ready())) await sleep(LOOK);
    return Date.now();
  }

  /** The status of its readiness; 0 where it does not answer. */
  async ready(): Promise<number> {
    return fetch(`${this.url}/readyz`).then(async (response) => { await response.text(); return response.status; }, () => 0);
  }

  signal(signal: NodeJS.Signals): void { process.kill(this.pid, signal); }

  async kill(): Promise<void> { await this.server?.end('SIGKILL'); }
  async stop(): Promise<void> { await this.server?.end(); }
}

/** The folder of data in a folder of its own, beside which its config file has room. */
export const dataIn = (dir: string): string => join(dir, 'data');
