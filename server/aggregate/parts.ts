import type { Host, Part } from './part.ts';
import { detect } from '../detect/detect.ts';
import { devices } from './topics/devices.ts';
import { disputes } from './topics/disputes.ts';
import { funnel } from './topics/funnel.ts';
import { hotline } from './topics/hotline.ts';
import { indicators } from './topics/indicators.ts';
import { lights } from './topics/lights.ts';
import { orders } from './topics/orders.ts';
import { outlook } from './topics/outlook.ts';
import { registers } from './topics/registers.ts';
import { series } from './topics/series.ts';
import { unasked } from '../cases/unasked.ts';
import { visits } from './topics/visits.ts';
import { weather } from './topics/weather.ts';
import { whistles } from './topics/whistles.ts';

/** Every part of the fold beside its core (engine.ts), in the order in which each event and change comes to them. A new one is its file and a line here. */
export const PARTS: readonly ((host: Host) => Part)[] = [
  detect, devices, weather, series, visits, hotline, whistles, orders, registers,
  lights, funnel, disputes, indicators, outlook, unasked,
];
