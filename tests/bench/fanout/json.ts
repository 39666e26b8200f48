import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import type { Topic } from '#server/aggregate/topic';
import { Script, TOPICS } from './script.ts';
import { serve, type Variant } from './variant.ts';

/** What changed in a topic, as an object that any client could apply. */
interface Change { topic: string; seq: number; at: number; tables: Record<string, { rows: Record<string, unknown>[]; removed: string[] }> }

/** The same changes as objects: each changed row its id and its changed cells, each removed row its id. */
class Differ {
  private seq = 0;
  private readonly ids: Map<number, string>[];

  constructor(private readonly topic: Topic) {
    this.ids = topic.entries().map(([, table]) => new Map([...table.all()].map((slot) => [slot, table.id(slot)])));
  }

  next(at: number): Change {
    const tables: Change['tables'] = {};
    for (const [i, { removed, ops }] of this.topic.drain(at)) {
      const [name, table] = this.topic.entries()[i]!;
      const ids = this.ids[i]!;
      const gone = removed.map((slot) => ids.get(slot) ?? '');
      for (const slot of removed) ids.delete(slot);
      const rows: Record<string, unknown>[] = [];
      for (let k = 0; k < ops.length;) {
        const [slot, mask] = [ops[k++] as number, ops[k++] as number];
        if (mask & 1) ids.set(slot, ops[k++] as string);
        const row: Record<string, unknown> = { id: ids.get(slot) };
        table.list.forEach(([column], c) => {
          if (!(mask & (2 << c))) return;
          row[column] = table.get(slot, column);
          k += 1;
        });
        rows.push(row);
      }
      tables[name] = { rows, removed: gone };
    }
    return { topic: this.topic.name, seq: ++this.seq, at, tables };
  }
}

/** Socket.IO as it comes: its own engine on ws, its JSON parser, one room a topic. The objects were made before. */
function json(ticks: number): Promise<Variant> {
  const script = new Script();
  const { engine } = script;
  script.warmUp((dirty, at) => { for (const topic of dirty) topic.drain(at); });
  const differs = TOPICS.map((topic) => new Differ(engine.topics.get(topic)!));
  const changes = Array.from({ length: ticks }, () => {
    for (const record of script.tick()) engine.apply(record);
    engine.takeDirty();
    return differs.map((differ) => differ.next(engine.now)).filter(({ tables }) => Object.keys(tables).length > 0);
  });
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], serveClient: false });
  io.on('connection', (socket) => { void socket.join(TOPICS); });
  return new Promise((resolve) => {
    http.listen(0, '127.0.0.1', () => {
      resolve({
        port: (http.address() as AddressInfo).port,
        tick(i) { for (const change of changes[i] ?? []) io.to(change.topic).emit('delta', change); },
      });
    });
  });
}

await serve(json);
