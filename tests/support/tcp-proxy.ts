import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A proxy in front of a port of this machine, which does to connections what networks do. */
export interface TcpProxy {
  readonly port: number;
  readonly url: string;
  /** Ends each connection for which `which` says so, as an unplugged cable shows itself: with a reset, in the middle of whatever passes. */
  cut(which?: () => boolean): void;
  /** Whether new connections come through; those that do not are reset at once. */
  open: boolean;
  /** How long what comes now takes to pass, in ms; the order of each direction is kept. */
  delay: () => number;
  /** Lets nothing pass, and ends nothing; what waits passes once it is let go. */
  stall(): void;
  go(): void;
  end(): Promise<void>;
}

/** Starts one; `port` is what lies behind it, asked anew for each connection. */
export async function startTcpProxy(port: () => number): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let stalled = false;
  const server = createServer((near) => {
    if (!proxy.open) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(port(), '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    pass(near, far, () => proxy.delay());
    pass(far, near, () => proxy.delay());
    for (const side of pair) {
      side.setNoDelay(true);
      if (stalled) side.pause();
      side.on('error', () => undefined);
      side.on('close', () => {
        pairs.delete(pair);
        for (const one of pair) one.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  const proxy: TcpProxy = {
    port: own, url: `http://127.0.0.1:${own}`, open: true, delay: () => 0,
    cut: (which = () => true) => { for (const pair of [...pairs]) if (which()) for (const side of pair) side.resetAndDestroy(); },
    stall: () => {
      stalled = true;
      for (const side of [...pairs].flat()) side.pause();
    },
    go: () => {
      stalled = false;
      for (const side of [...pairs].flat()) side.resume();
    },
    end: async () => {
      server.close();
      proxy.cut();
      await once(server, 'close');
    },
  };
  return proxy;
}

/** Brings what one side says to the other, each piece after the delay of its moment and none before the one ahead of it. */
function pass(from: Socket, to: Socket, delay: () => number): void {
  let free = 0;
  from.on('data', (chunk) => {
    const now = performance.now();
    free = Math.max(free, now + delay());
    if (free <= now) to.write(chunk);
    else setTimeout(() => { if (to.writable) to.write(chunk); }, free - now);
  });
}
