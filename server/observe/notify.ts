import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { every } from '../publish/cadence.ts';
import type { Scheduler } from '../clock.ts';
import type { Vitals } from './health.ts';
import type { Log } from './log.ts';

/** Tells the service manager a state and a sentence about it, in the words of sd_notify; one at a time. Rejects where nobody heard it. */
export type Tell = (state: string, status: string) => Promise<void>;

const SCRIPT = 'set -f; while read -r state && read -r status; do if said=$(systemd-notify "$state" "$status" 2>&1); then echo heard; else echo unheard: $said; fi; done';

/**
 * By systemd's own program: Node has no datagram socket of the file system, and an addon would have to be built. A shell calls it that is
 * started once and ends with us: starting a process from one that holds a GiB keeps its event loop for 20 ms (measured, Node 20).
 */
export function bySystemd(): Tell {
  const shell = spawn('sh', ['-c', SCRIPT], { stdio: ['pipe', 'pipe', 'ignore'] });
  // A shell that is gone is noticed by the answer that it does not give.
  for (const one of [shell, shell.stdin]) one.on('error', () => undefined);
  const answers = createInterface({ input: shell.stdout })[Symbol.asyncIterator]();
  return async (state, status) => {
    shell.stdin.write(`${state}\n${status}\n`);
    const { value } = await answers.next() as { value?: string };
    if (value !== 'heard') throw new Error(`systemd-notify ${state}: ${value ?? 'the shell that calls it is gone'}`);
  };
}

/** What is looked at before the server says that it lives. */
export type Pulse = Pick<Vitals, 'writable' | 'durable' | 'folded'>;

export interface NotifyParts { env: Readonly<Record<string, string | undefined>>; pid: number; scheduler: Scheduler; open: () => Tell; pulse: Pulse; log: Log }

/**
 * Tells the service manager that the server is ready, and from then on that it lives, twice in the time that the manager waits for that.
 * It lives as long as its event loop turns and what is on disk is folded on. A journal that takes no writes is said and no reason to be
 * started anew: that makes no room on a disk, and takes from the walls what they can still show. Tells nobody where no manager listens.
 */
export function notifyManager({ env, pid, scheduler, open, pulse, log }: NotifyParts): { stopping: () => Promise<void> } {
  if (env['NOTIFY_SOCKET'] === undefined) return { stopping: () => Promise.resolve() };
  const tell = open();
  let said: Promise<void> | undefined;
  let behind = -1;
  const say = (state: string, status: string): Promise<void> => {
    const saying = (said ?? Promise.resolve()).then(() => tell(state, status)).catch((error: unknown) => { log.error({ err: error }, 'the service manager could not be told'); })
      .finally(() => { if (said === saying) said = undefined; });
    return said = saying;
  };
  const status = (): string => `STATUS=${pulse.writable() ? `${pulse.folded()} records` : 'The journal takes no writes'}`;
  const beat = (): void => {
    const [folded, durable] = [pulse.folded(), pulse.durable()];
    const stuck = folded < durable && folded === behind;
    behind = folded;
    // One word at a time: where nobody hears the last one, more of them help nobody.
    if (!stuck && said === undefined) void say('WATCHDOG=1', status());
  };
  void say('READY=1', status());
  const waits = Number(env['WATCHDOG_USEC'] ?? 0) / 1_000;
  const mine = (env['WATCHDOG_PID'] ?? String(pid)) === String(pid);
  const stop = waits > 0 && mine ? every(scheduler, waits / 2, beat) : () => undefined;
  return {
    stopping: () => {
      stop();
      return say('STOPPING=1', 'STATUS=Stopping');
    },
  };
}
