import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import WebSocket from 'ws';
import { ownMemory } from '../support/processes.ts';

/** Answers that one sample of how long they take is made of. */
const ANSWERS = 9;

/** A Node process as its inspector tells of it. */
export async function inspect(port: number): Promise<Record<'heap' | 'handles' | 'outside' | 'taken', () => Promise<number>> & { close: () => void }> {
  const [target] = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json() as { webSocketDebuggerUrl: string }[];
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
  await once(socket, 'open');
  let id = 0;
  const ask = async (method: string, params: Record<string, unknown> = {}): Promise<unknown> => {
    const mine = ++id;
    const answer = new Promise<unknown>((resolve) => {
      socket.on('message', function hear(data: Buffer) {
        const { id: its, result } = JSON.parse(data.toString()) as { id?: number; result?: unknown };
        if (its !== mine) return;
        socket.off('message', hear);
        resolve(result);
      });
    });
    socket.send(JSON.stringify({ id: mine, method, params }));
    return answer;
  };
  const number = async (expression: string): Promise<number> => (await ask('Runtime.evaluate', { expression, returnByValue: true }) as { result: { value: number } }).result.value;
  return {
    /** MiB in use once garbage is collected. */
    heap: async () => {
      await ask('HeapProfiler.collectGarbage');
      return (await ask('Runtime.getHeapUsage') as { usedSize: number }).usedSize / 2 ** 20;
    },
    /** Timers, sockets, files and requests that keep it going. */
    handles: () => number('process.getActiveResourcesInfo().length'),
    /** MiB that its objects hold outside the heap, and MiB that the heap has taken of the system, in use or not: what of a growing memory is neither is its libraries'. */
    outside: () => number('process.memoryUsage().external / 2 ** 20'),
    taken: () => number('process.memoryUsage().heapTotal / 2 ** 20'),
    close: () => { socket.close(); },
  };
}

/** What a server holds and how soon it answers, now: MiB, files, ms. Its garbage is to be collected before. */
export async function serverNow(url: string, pid: number): Promise<{ memory: number; files: number; answer: number }> {
  const took: number[] = [];
  for (let i = 0; i < ANSWERS; i++) {
    const began = performance.now();
    await (await fetch(`${url}/readyz`)).arrayBuffer();
    took.push(performance.now() - began);
  }
  const [memory, files] = await Promise.all([ownMemory(pid), readdir(`/proc/${pid}/fd`)]);
  return { memory, files: files.length, answer: took.sort((a, b) => a - b)[ANSWERS >> 1] ?? 0 };
}

/** The number of the newest durable record. */
export async function recordsSoFar(url: string): Promise<number> {
  return ((await (await fetch(`${url}/readyz`)).json()) as { events: number }).events;
}

/** How often and for how long in all frames came to their pixels so far, as displays reported it: a histogram's count and sum (s). */
export async function glassSoFar(url: string): Promise<{ count: number; sum: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const figure = (name: string) => Number(new RegExp(`^tongxin_glass_seconds_${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0);
  return { count: figure('count'), sum: figure('sum') };
}
