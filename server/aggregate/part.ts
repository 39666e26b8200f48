import type { District } from '#protocol/district';
import type { EventKind, EventOf } from '#protocol/events';
import type { Scene } from '#scenes/scene';
import type { Calendar } from '../cases/calendar.ts';
import type { Case } from '../cases/case.ts';
import type { Register } from '../cases/register.ts';
import type { Alert } from './alert.ts';
import type { Change } from './change.ts';
import type { Day } from './operators/day.ts';
import type { Device, Devices } from './operators/devices.ts';
import type { Fault } from './operators/faults.ts';
import type { State } from './state.ts';
import type { Alerts } from './topics/alerts.ts';
import type { Whistle } from './whistle.ts';

/** What a part of the fold is made with. Everything that it remembers lies in tables, orders and timers of `state`. */
export interface Host {
  readonly state: State;
  readonly district: District;
  readonly scenes: readonly Scene[];
  /** The district's working time. */
  readonly working: Calendar;
  readonly day: Day;
  readonly register: Register;
  readonly alerts: Alerts;
  readonly devices: Devices;
  /** The block that an event names, or else the one that its device is in; '' where neither is known. */
  readonly blockOf: (data: { block?: string | undefined; device?: string | undefined }) => string;
  /** The place that an event names, or else the one that its device is at; '' where neither is known. */
  readonly placeOf: (data: { place?: string | undefined; device?: string | undefined }) => string;
  /** Tells every part what became of a whistle. */
  readonly whistled: Change<Whistle>;
  /** The source of the event that is being folded; '' while a deadline fires. */
  readonly speaker: () => string;
}

/** A part of the fold: what it does with events by kind, at the fold's time (ms), and with what became of cases, alerts and whistles. */
export interface Part {
  readonly takes?: { readonly [K in EventKind]?: (event: EventOf<K>, at: number) => void };
  readonly cases?: Change<Case>;
  readonly alerts?: Change<Alert>;
  readonly whistles?: Change<Whistle>;
  readonly devices?: Change<Device>;
  readonly faults?: Change<Fault>;
  /** A source fell silent, having last spoken at `since` (ms), or where that is left out, speaks again. */
  silence?(source: string, since?: number): void;
  /** The first event came at `at` (ms). */
  begin?(at: number): void;
  /** A day of the district ended. */
  endDay?(): void;
  /** A checkpoint was taken up: makes anew what no table holds. */
  recall?(): void;
}
