import type { TopicShape } from './columns.ts';
import * as alarms from './topics/alarms.ts';
import * as core from './topics/core.ts';
import * as director from './topics/director.ts';
import * as outlook from './topics/outlook.ts';
import { moments } from './topics/moments.ts';
import { shifts } from './topics/shifts.ts';
import { REGISTERS, registerShape, registerTopic, type RegisterName } from './topics/registers.ts';
import { unasked } from './topics/unasked.ts';
import * as service from './topics/service.ts';
import * as workflow from './topics/workflow.ts';

export * from './columns.ts';
export { SPARK_BUCKET, SPARK_POINTS } from './topics/core.ts';

type RegisterShapes = { readonly [R in RegisterName as `register.${R}`]: ReturnType<typeof registerShape<R>> };

const registers = Object.fromEntries((Object.keys(REGISTERS) as RegisterName[])
  .map((name) => [registerTopic(name), registerShape(name)])) as unknown as RegisterShapes;

/** The shape of every topic but the scene streams, by name. */
export const TOPICS = {
  district: { tables: { totals: core.totals } },
  alerts: { tables: { alerts: core.alerts } },
  /** What asks an operator to respond, by the terms of ISA-18.2; what is held back; the load of each seat; who alarms most. */
  alarms: { tables: { alarms: alarms.alarms, shelves: alarms.shelves, seats: alarms.seats, actors: alarms.actors } },
  blocks: { tables: { blocks: core.blocks, areas: core.areas } },
  scenes: { tables: { scenes: core.scenes } },
  /** `states` counts every open case by state; `cases` holds the last ones that changed. */
  cases: { tables: { states: { count: core.counts.open }, cases: core.caseRow } },
  feeds: { tables: { feeds: core.feeds } },
  devices: { tables: { kinds: core.deviceKinds, cameras: core.cameras } },
  funnel: { tables: { stages: workflow.funnel } },
  indicators: { tables: { indicators: workflow.indicators } },
  lights: { tables: { departments: workflow.lights } },
  whistles: { tables: { totals: workflow.whistleTotals, whistles: workflow.whistles } },
  disputes: { tables: { levels: workflow.disputes } },
  hotline: { tables: { periods: service.hotline, themes: service.hotlineThemes, tickets: service.tickets } },
  visits: { tables: { blocks: service.visits, recent: service.recentVisits } },
  orders: { tables: { totals: service.orderTotals, orders: service.orders } },
  weather: { tables: { weather: service.weather } },
  /** What the walls show that is not their own, and what there is to be shown. */
  director: { tables: { walls: director.walls, choices: director.choices } },
  series: { tables: { points: service.points } },
  outlook: { tables: { warnings: outlook.warnings, expected: outlook.expected } },
  /** What was solved before anyone called. */
  unasked: { tables: { periods: unasked, scenes: unasked } },
  /** Who handed which seat over to whom. */
  shifts: { tables: { shifts } },
  /** Moments of the journal that are worth looking back to. */
  moments: { tables: { moments } },
  ...registers,
} as const satisfies Record<string, TopicShape>;

/** The shape that all scene streams share. */
export const SCENE_STREAM = { tables: core.sceneStream } as const satisfies TopicShape;

/** The name of a scene's own topic. */
export const sceneTopic = (scene: string): `scene.${string}` => `scene.${scene}`;

export type TopicName = keyof typeof TOPICS;
export type TopicTables<T extends TopicName> = (typeof TOPICS)[T]['tables'];
export type SceneTables = (typeof SCENE_STREAM)['tables'];

/** How old a topic's youngest source may be, in ms of the district's time, before its panels say so. */
export const FRESHNESS_BUDGET = 60_000;

/** The shape of a topic by name, scene streams included; undefined where there is none. */
export function shapeOf(topic: string): TopicShape | undefined {
  if (topic.startsWith('scene.')) return SCENE_STREAM;
  return Object.hasOwn(TOPICS, topic) ? TOPICS[topic as TopicName] : undefined;
}
