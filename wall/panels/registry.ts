import { sceneTopic, type TopicName } from '#protocol/topics';
import { SCENES } from '#scenes/index';
import type { Component } from 'svelte';
import type { Catalogue } from '../i18n/zh.ts';

type Topic = TopicName | `scene.${string}`;

interface Entry {
  /** The topics that its age is that of; of a page's subject where it is about one thing. */
  topics: readonly Topic[] | ((subject: string) => readonly Topic[]);
  /** Topics that it takes names from, of any age: it shows nothing before they are there, so that no id stands for a name. */
  names?: readonly Topic[];
  title: (words: Catalogue, counts: { areas: number; blocks: number }) => string;
  /** What its figures are, beside the title. */
  note?: (words: Catalogue) => string;
  /** Not for visitors: posts and departments by name, single cases, pictures of places. */
  internal?: true;
  /** How it stands: without a title, or on the ground itself without a plate either. */
  frame?: 'untitled' | 'none';
  load: () => Promise<{ default: Component }>;
}

/** The stream of the scene that the page is about. */
const sceneStream = (scene: string) => [sceneTopic(scene)];
/** Cases that are asked for over HTTP are as old as this topic, which says when they changed. */
const changes = ['cases'] as const;

/** Every kind of panel. A new one is a folder beside this file and a line here. */
export const PANELS = {
  header: { topics: [], title: (words) => words.system, frame: 'none', load: () => import('./header/Header.svelte') },
  figures: { topics: ['district'], title: (words) => words.figures.title, frame: 'untitled', load: () => import('./figures/Figures.svelte') },
  map: { topics: ['blocks', 'alarms'], names: ['scenes', 'weather'], title: (words) => words.map.title, load: () => import('./map/Map.svelte') },
  'scene-matrix': { topics: ['scenes'], title: (words) => words.scenes.title(SCENES.length), note: (words) => words.scenes.key, load: () => import('./scene-matrix/SceneMatrix.svelte') },
  'alarm-roll': { topics: ['alarms'], names: ['alerts', 'blocks', 'scenes'], title: (words) => words.alarms.title, load: () => import('./alarm-roll/AlarmRoll.svelte') },
  'block-heat': { topics: ['blocks'], title: (words, { blocks }) => words.blocks.title(blocks), note: (words) => words.blocks.key, load: () => import('./block-heat/BlockHeat.svelte') },
  trend: { topics: ['scenes'], names: ['alarms'], title: (words) => words.trend.title, load: () => import('./trend/Trend.svelte') },
  ticker: { topics: ['cases'], names: ['blocks', 'scenes'], title: (words) => words.ticker.title, frame: 'none', load: () => import('./ticker/Ticker.svelte') },
  funnel: { topics: ['funnel'], title: (words) => words.funnel.title, note: (words) => words.funnel.note, load: () => import('./funnel/Funnel.svelte') },
  lights: { internal: true, topics: ['lights'], title: (words) => words.lights.title, load: () => import('./lights/Lights.svelte') },
  whistles: { internal: true, topics: ['whistles'], names: ['blocks'], title: (words) => words.whistles.title, load: () => import('./whistles/Whistles.svelte') },
  outlook: { topics: ['outlook'], names: ['blocks', 'scenes'], title: (words) => words.outlook.title, load: () => import('./outlook/Outlook.svelte') },
  indicators: { topics: ['indicators'], names: ['blocks'], title: (words) => words.indicators.title, note: (words) => words.indicators.note, load: () => import('./indicators/Indicators.svelte') },
  disputes: { internal: true, topics: ['disputes'], title: (words) => words.disputes.title, note: (words) => words.disputes.note, load: () => import('./disputes/Disputes.svelte') },
  'district-base': { topics: ['blocks'], title: (words) => words.base.title, frame: 'untitled', load: () => import('./district-base/DistrictBase.svelte') },
  areas: { topics: ['blocks'], title: (words, { areas }) => words.areas.title(areas), note: (words) => words.areas.key, load: () => import('./areas/Areas.svelte') },
  certificates: { internal: true, topics: ['register.certificate'], names: ['blocks'], title: (words) => words.certificates.title, load: () => import('./certificates/Certificates.svelte') },
  demolition: { topics: ['register.demolition'], title: (words) => words.demolition.title, load: () => import('./demolition/Demolition.svelte') },
  campaigns: { topics: ['register.campaign'], title: (words) => words.campaigns.title, note: (words) => words.campaigns.note, load: () => import('./campaigns/Campaigns.svelte') },
  housing: { topics: ['register.housing'], title: (words) => words.housing.title, load: () => import('./housing/Housing.svelte') },
  beauty: { topics: ['register.beauty'], names: ['blocks'], title: (words) => words.beauty.title, note: (words) => words.beauty.note, load: () => import('./beauty/Beauty.svelte') },
  hotline: { topics: ['hotline'], title: (words) => words.hotline.title, note: (words) => words.hotline.note, load: () => import('./hotline/Hotline.svelte') },
  orders: { internal: true, topics: ['orders'], names: ['blocks'], title: (words) => words.orders.title, note: (words) => words.orders.key, load: () => import('./orders/Orders.svelte') },
  visits: { internal: true, topics: ['visits'], names: ['blocks', 'scenes'], title: (words) => words.visits.title, note: (words) => words.visits.key, load: () => import('./visits/Visits.svelte') },
  satisfaction: { topics: ['series'], title: (words) => words.satisfaction.title, load: () => import('./satisfaction/Satisfaction.svelte') },
  petitions: { internal: true, topics: ['series'], title: (words) => words.petitions.title, note: (words) => words.petitions.note, load: () => import('./petitions/Petitions.svelte') },
  funds: { internal: true, topics: ['register.fund'], title: (words) => words.funds.title, load: () => import('./funds/Funds.svelte') },
  credit: { internal: true, topics: ['register.credit'], names: ['blocks'], title: (words) => words.credit.title, load: () => import('./credit/Credit.svelte') },
  community: { topics: ['register.ledger', 'register.owners', 'register.talent'], title: (words) => words.community.title, load: () => import('./community/Community.svelte') },
  cameras: { internal: true, topics: ['devices'], names: ['blocks', 'scenes'], title: (words) => words.cameras.title, note: (words) => words.cameras.note, load: () => import('./cameras/Cameras.svelte') },
  mosaic: { internal: true, topics: ['alerts'], names: ['alarms', 'blocks', 'scenes'], title: (words) => words.mosaic.title, note: (words) => words.mosaic.note, load: () => import('./mosaic/Mosaic.svelte') },
  'scene-head': { topics: ['scenes'], title: (words) => words.scene.title, frame: 'untitled', load: () => import('./scene-head/SceneHead.svelte') },
  'scene-process': { topics: sceneStream, names: ['scenes'], title: (words) => words.scene.process, load: () => import('./scene-process/SceneProcess.svelte') },
  'scene-blocks': { topics: sceneStream, names: ['blocks'], title: (words) => words.scene.blocks, load: () => import('./scene-blocks/SceneBlocks.svelte') },
  'scene-day': { topics: ['scenes'], title: (words) => words.trend.title, load: () => import('./scene-day/SceneDay.svelte') },
  'scene-cases': { internal: true, topics: sceneStream, names: ['blocks', 'scenes'], title: (words) => words.scene.cases, load: () => import('./scene-cases/SceneCases.svelte') },
  'scene-kpi': { topics: ['indicators'], title: (words) => words.kpi.title, note: (words) => words.kpi.note, load: () => import('./scene-kpi/SceneKpi.svelte') },
  'place-head': { topics: ['blocks'], title: (words) => words.page.place, frame: 'untitled', load: () => import('./place-head/PlaceHead.svelte') },
  'place-parts': { topics: ['blocks'], title: (words) => words.page.parts, note: (words) => words.page.partsNote, load: () => import('./place-parts/PlaceParts.svelte') },
  'place-cases': { internal: true, topics: changes, names: ['blocks', 'scenes'], title: (words) => words.page.inHand, note: (words) => words.page.urgent, load: () => import('./place-cases/PlaceCases.svelte') },
  'place-scenes': { topics: changes, names: ['scenes'], title: (words) => words.page.scenes, load: () => import('./place-scenes/PlaceScenes.svelte') },
  'place-calls': { internal: true, topics: ['whistles', 'hotline'], names: ['blocks'], title: (words) => words.page.calls, load: () => import('./place-calls/PlaceCalls.svelte') },
  'case-head': { internal: true, topics: changes, title: (words) => words.case.title, frame: 'untitled', load: () => import('./case-head/CaseHead.svelte') },
  'case-way': { internal: true, topics: changes, title: (words) => words.case.way, note: (words) => words.case.wayNote, load: () => import('./case-way/CaseWay.svelte') },
  'case-near': { internal: true, topics: changes, names: ['blocks', 'scenes'], title: (words) => words.case.near, note: (words) => words.page.urgent, load: () => import('./case-near/CaseNear.svelte') },
  takeover: { topics: ['alarms'], names: ['director', 'blocks'], title: (words) => words.takeover.title, frame: 'untitled', load: () => import('./takeover/Takeover.svelte') },
  past: { topics: [], names: ['moments'], title: (words) => words.past.title, frame: 'none', load: () => import('./past/Past.svelte') },
  exercise: { topics: [], title: (words) => words.exercise.title, frame: 'none', load: () => import('./exercise/Exercise.svelte') },
  closed: { topics: [], title: (words) => words.closed.title, frame: 'untitled', load: () => import('./closed/Closed.svelte') },
  'case-alerts': { internal: true, topics: ['alerts'], title: (words) => words.case.merged, load: () => import('./case-alerts/CaseAlerts.svelte') },
} as const satisfies Record<string, Entry>;

export type PanelKind = keyof typeof PANELS;

/** The topics of a panel on a page about `subject`. */
export const topicsOf = ({ topics }: Entry, subject: string): readonly Topic[] => (typeof topics === 'function' ? topics(subject) : topics);

export const panel = (kind: PanelKind): Entry => PANELS[kind];
export const isPanelKind = (kind: string): kind is PanelKind => Object.hasOwn(PANELS, kind);
