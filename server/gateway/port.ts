import { createServer, type AddressInfo } from 'node:net';
import * as uWS from 'uWebSockets.js';

/** Apps that no longer listen and still have connections; a further one ends those of the eldest. */
const KEPT = 3;

/** The port is taken, or the address is not this machine's. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** An app, the socket that it listens with, and what else ends with it. */
interface Open { app: uWS.TemplatedApp; socket: uWS.us_listen_socket }

/**
 * One port, and the apps behind it. An app of uWebSockets.js is made with its certificate and keeps it; so for another one another app takes over: it listens
 * beside the old one before that one stops to, and whoever is connected stays where he is.
 */
export class Port {
  private readonly old: uWS.TemplatedApp[] = [];

  private constructor(private readonly host: string, readonly number: number, private readonly make: () => uWS.TemplatedApp, private readonly gone: (app: uWS.TemplatedApp) => void, private open: Open) {}

  /** `make` makes an app with all its routes, `gone` hears of one that was closed; port 0 picks a free one. Rejects with ListenError. */
  static async open(host: string, port: number, make: () => uWS.TemplatedApp, gone: (app: uWS.TemplatedApp) => void): Promise<Port> {
    const number = await freePort(host, port);
    return new Port(host, number, make, gone, listen(make(), host, number));
  }

  /** Whoever connects from here on meets a new app. Throws where it cannot be made or cannot listen; then all is as it was. */
  renew(): void {
    const app = this.make();
    let next: Open;
    try {
      next = listen(app, this.host, this.number);
    } catch (error) {
      this.end(app);
      throw error;
    }
    uWS.us_listen_socket_close(this.open.socket);
    this.old.push(this.open.app);
    this.open = next;
    if (this.old.length > KEPT) this.end(this.old.shift() as uWS.TemplatedApp);
  }

  /** Lets nobody in any more. */
  shut(): void { uWS.us_listen_socket_close(this.open.socket); }

  /** Ends every connection. */
  close(): void { for (const app of [...this.old.splice(0), this.open.app]) this.end(app); }

  private end(app: uWS.TemplatedApp): void {
    app.close();
    this.gone(app);
  }
}

/** Two apps may listen on one port, also such of two servers; so somebody who would share it is found out before. */
function freePort(host: string, port: number): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', (cause) => { reject(new ListenError(taken(host, port), { cause })); });
    probe.listen({ host, port, exclusive: true }, () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => { resolve(free); });
    });
  });
}

type ListenAll = (host: string, port: number, done: (socket: uWS.us_listen_socket | false) => void) => void;

function listen(app: uWS.TemplatedApp, host: string, port: number): Open {
  let found: uWS.us_listen_socket | false = false;
  // It answers before it returns; its types leave out the form with a host.
  (app.listen as unknown as ListenAll).call(app, host, port, (socket) => { found = socket; });
  if (!found) throw new ListenError(taken(host, port));
  return { app, socket: found };
}

const taken = (host: string, port: number): string => `${host}:${port} cannot be listened on: it is in use, or not an address of this machine`;
