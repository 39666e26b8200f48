import * as uWS from 'uWebSockets.js';
import { Metrics } from '#server/observe/metrics';
import { Fanout, roomOf } from '#server/publish/fanout';
import { Script, TOPICS } from './script.ts';
import { serve, type Variant } from './variant.ts';

/** uWebSockets.js alone: publishes the same bytes, which were encoded before, and does nothing else. */
function raw(ticks: number): Promise<Variant> {
  const script = new Script();
  const packets: [string, Uint8Array][][] = [];
  const fanout = new Fanout(script.engine.topics, {
    audience: (room) => TOPICS.map(roomOf).includes(room),
    publish: (room, packet) => { packets.at(-1)?.push([room, packet]); },
  }, new Metrics());
  script.warmUp((dirty, at) => { fanout.publish(dirty, at); });
  for (let i = 0; i < ticks; i += 1) {
    packets.push([]);
    for (const record of script.tick()) script.engine.apply(record);
    fanout.publish(script.engine.takeDirty(), script.engine.now);
  }
  const app = uWS.App().ws('/*', {
    maxBackpressure: 2 ** 20, idleTimeout: 40,
    open: (socket) => { for (const topic of TOPICS) socket.subscribe(roomOf(topic)); },
  });
  return new Promise((resolve) => {
    app.listen('127.0.0.1', 0, (socket) => {
      if (!socket) throw new Error('no port is free');
      resolve({
        port: uWS.us_socket_local_port(socket),
        tick(i) { for (const [room, packet] of packets[i] ?? []) app.publish(room, packet, true, false); },
      });
    });
  });
}

await serve(raw);
