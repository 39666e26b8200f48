import { sceneTopic } from '#protocol/topics';
import { SCENES } from '#scenes/index';

/** The rows of a topic's tables, as HTTP has them; undefined where there is no such topic. */
export type Look = (topic: string) => Readonly<Record<string, readonly { readonly id: string }[]>> | undefined;

/**
 * The 24 systems of the case study, by their number in its list, and what of their topics must move in a day:
 * `topic.table`, and where it is not the whole table how the ids of the rows begin.
 */
const SYSTEMS: readonly (readonly [numbers: readonly number[], system: string, paths: readonly string[]])[] = [
  [[1], 'the district', ['district.totals']],
  [[2], 'blocks, areas and staff on duty', ['blocks.blocks', 'blocks.areas']],
  [[3], 'scenes and cases', ['scenes.scenes', 'cases.states', 'cases.cases', 'indicators.indicators']],
  [[4], 'devices and alerts', ['alerts.alerts', 'devices.kinds', 'devices.cameras', 'feeds.feeds']],
  [[5], 'discovery, command, disposal', ['funnel.stages']],
  [[6], 'visits', ['visits.blocks', 'visits.recent']],
  [[7], 'the hotline', ['hotline.periods', 'hotline.themes', 'hotline.tickets']],
  [[8], 'petitions and the court', ['series.points petitions-individual/', 'series.points court-disputes/']],
  [[9], 'illegal buildings', ['register.demolition.stages', 'register.demolition.entries']],
  [[10], 'campaigns', ['register.campaign.kinds', 'register.campaign.entries']],
  [[11], 'certificates', ['register.certificate.stages', 'register.certificate.entries']],
  [[12], 'three beauties', ['register.beauty.entries']],
  [[13], 'old housing', ['register.housing.entries']],
  [[14], 'property disputes', ['disputes.levels community', 'disputes.levels street', 'disputes.levels district']],
  [[15], 'maintenance funds', ['register.fund.entries']],
  [[16], 'red and black list', ['register.credit.stages', 'register.credit.entries']],
  [[17], 'bookkeeping', ['register.ledger.entries']],
  [[18], 'owners committees', ['register.owners.entries']],
  [[19], 'repair orders', ['orders.totals', 'orders.orders']],
  [[20], 'whistles', ['whistles.totals', 'whistles.whistles']],
  [[21], 'lights of departments', ['lights.departments']],
  [[22], 'satisfaction', ['series.points satisfaction/']],
  [[23], 'talents', ['register.talent.entries']],
  // What leaves the usual is told from the third day on: tests/server/aggregate/topics/outlook.test.ts.
  [[24], 'early warning, and the weather it goes by', ['outlook.expected', 'weather.weather']],
];

export const NUMBERS = SYSTEMS.flatMap(([numbers]) => numbers);

/** What must move: of a scene its counts and the last of its cases. */
const PATHS: readonly (readonly [name: string, path: string])[] = [
  ...SYSTEMS.flatMap(([numbers, system, paths]) => paths.map((path) => [`${numbers.join('+')} ${system}`, path] as const)),
  ...SCENES.flatMap(({ id }) => [`scenes.scenes ${id}`, `${sceneTopic(id)}.recent`].map((path) => [`scene ${id}`, path] as const)),
];

/** The topics that say how the systems and scenes stand. */
export const topicsOfSystems = (): string[] => [...new Set(PATHS.map(([, path]) => taken(path).topic))];

/** How every system and scene stands, to be compared later. */
export const stand = (look: Look): Map<string, string> => new Map(PATHS.map(([, path]) => [path, JSON.stringify(rows(look, path))]));

/** The systems and scenes of which something did not move since, or shows nothing. */
export function still(before: ReadonlyMap<string, string>, look: Look): string[] {
  const after = stand(look);
  return PATHS.filter(([, path]) => after.get(path) === before.get(path) || after.get(path) === '[]').map(([name, path]) => `${name}: ${path}`);
}

function rows(look: Look, path: string): readonly unknown[] {
  const { topic, table, prefix } = taken(path);
  return look(topic)?.[table]?.filter(({ id }) => id.startsWith(prefix)) ?? [];
}

function taken(path: string): { topic: string; table: string; prefix: string } {
  const [where = '', prefix = ''] = path.split(' ');
  const dot = where.lastIndexOf('.');
  return { topic: where.slice(0, dot), table: where.slice(dot + 1), prefix };
}
