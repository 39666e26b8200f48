import * as z from 'zod';

const ms = z.number().min(0).max(8.64e15);
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).max(40);
const names = { zh: z.string().min(1).max(40), en: z.string().min(1).max(80) };

/** Other worlds than the living one that a server shows: its past, and exercises beside its present. */
export const WORLD_KINDS = ['past', 'exercise'] as const;
export type WorldKind = (typeof WORLD_KINDS)[number];

/** Asks for a world: the past from a moment (ms) on, or an exercise after a scenario that the server has. */
export const opening = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('past'), at: ms }), z.strictObject({ kind: z.literal('exercise'), scenario: slug })]);
export type Opening = z.output<typeof opening>;

/** A world by the id in its address `/<kind>/<id>/…`: since when (ms), how many displays show it, the scenario of an exercise ('' for none). */
export const openWorld = z.object({ kind: z.enum(WORLD_KINDS), id: z.string(), opened: ms, displays: z.number().int().min(0), scenario: z.string() });
export type OpenWorld = z.output<typeof openWorld>;

/** `GET /api/worlds`: those that are open, and the scenarios that there are. */
export const worlds = z.object({ worlds: z.array(openWorld), scenarios: z.array(z.object({ id: slug, ...names })) });

/** Where the pages of a world lie. */
export const worldPath = ({ kind, id }: Pick<OpenWorld, 'kind' | 'id'>): string => `/${kind}/${id}`;
/** What a wall is directed to that shows a world. */
export const worldName = ({ kind, id }: Pick<OpenWorld, 'kind' | 'id'>): string => `${kind}.${id}`;

/** The world that a wall is directed to by such a name; undefined where it is none. */
export function worldOf(name: string): Pick<OpenWorld, 'kind' | 'id'> | undefined {
  const kind = WORLD_KINDS.find((one) => name.startsWith(`${one}.`));
  const id = kind === undefined ? '' : name.slice(kind.length + 1);
  return kind !== undefined && /^[a-z0-9]+$/.test(id) ? { kind, id } : undefined;
}

/**
 * What is injected in an exercise: so many seconds after its beginning, an event of a kind in the block of that number (of the district's, over and over), with
 * its data as the protocol has it. `incident` names what whoever looks back counts the times of.
 */
export const step = z.strictObject({
  after: z.number().min(0).max(86_400), kind: z.enum(['alert', 'reading', 'weather', 'ticket', 'device']), block: z.number().int().min(0).optional(),
  incident: z.strictObject(names).optional(), data: z.record(z.string(), z.unknown()),
});
export const scenario = z.strictObject({ id: slug, ...names, steps: z.array(step).min(1).max(1_000) });
export type Scenario = z.output<typeof scenario>;

/**
 * How an incident of an exercise went: when it was injected, found (somebody saw or verified it), commanded (its case was dispatched) and disposed of; ms, 0 where that
 * has not happened.
 */
export const incident = z.object({ id: z.string(), ...names, scene: z.string(), block: z.string(), injected: ms, found: ms, commanded: ms, disposed: ms });

/** `GET /exercise/<id>/api/debrief`: the exercise, and each of its incidents. */
export const debrief = z.object({ scenario: slug, ...names, began: ms, at: ms, ends: ms, incidents: z.array(incident) });
export type Debrief = z.output<typeof debrief>;

/** `GET /api/debriefs`: of exercises that are over, by the id of each. */
export const debriefs = z.object({ debriefs: z.array(debrief.extend({ id: z.string() })) });
