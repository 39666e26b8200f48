import { allAtOnce } from './all-at-once.ts';
import { broker } from './broker.ts';
import type { Fault } from './fault.ts';
import { fullDisk } from './full-disk.ts';
import { kill } from './kill.ts';
import { lastPage } from './last-page.ts';
import { proxyCut } from './proxy-cut.ts';
import { proxyDelay } from './proxy-delay.ts';
import { stop } from './stop.ts';

/** Every fault there is, by the name that it is asked for with. */
export const FAULTS = {
  kill, 'proxy-cut': proxyCut, 'proxy-delay': proxyDelay, stop, 'full-disk': fullDisk, 'last-page': lastPage, broker, 'all-at-once': allAtOnce,
} as const satisfies Record<string, () => Fault | Promise<Fault>>;
export type FaultName = keyof typeof FAULTS;
