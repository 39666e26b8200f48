import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that this process has in use once its garbage is collected. */
export function ownHeap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
