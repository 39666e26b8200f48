import { TICK_MS } from './script.ts';

/** A server under measurement: where displays find it, and how it tells them each tick. What `prepare` costs is not counted. */
export interface Variant { port: number; prepare?: (i: number) => void; tick: (i: number) => void }

/** What the parent asks of a server process, and what that says. */
export type Order = { run: number };
export type Said = { port: number } | { cpu: number; seconds: number };

/** What a run has set going is done by then. */
const SETTLE_MS = 200;

/** Runs a variant in this process at the parent's orders: says its port, then for each run of ticks the CPU seconds they took. */
export async function serve(open: (ticks: number) => Promise<Variant>): Promise<void> {
  const variant = await open(Number(process.argv[2]));
  let done = 0;
  process.on('message', ({ run }: Order) => {
    const cpu = process.cpuUsage();
    let aside = 0;
    const start = performance.now();
    const end = done + run;
    const next = () => {
      const begun = performance.now();
      if (done === end) {
        setTimeout(() => {
          const { user, system } = process.cpuUsage(cpu);
          process.send?.({ cpu: (user + system - aside) / 1e6, seconds: (begun - start) / 1_000 } satisfies Said);
        }, SETTLE_MS);
        return;
      }
      if (variant.prepare) {
        const before = process.cpuUsage();
        variant.prepare(done);
        const { user, system } = process.cpuUsage(before);
        aside += user + system;
      }
      variant.tick(done++);
      setTimeout(next, Math.max(0, TICK_MS - (performance.now() - begun)));
    };
    next();
  });
  process.send?.({ port: variant.port } satisfies Said);
}
