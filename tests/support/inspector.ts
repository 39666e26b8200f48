import { once } from 'node:events';
import WebSocket from 'ws';

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
