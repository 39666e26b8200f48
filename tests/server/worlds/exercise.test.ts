import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVENT_DATA } from '#protocol/events';
import { debrief, debriefs, worlds, type Debrief } from '#protocol/worlds';
import { SCENES } from '#scenes/index';
import { readScenarios } from '#server/worlds/scenarios';
import { caseEvent, operatorEvent, post, topicOf, until } from '../../support/alerts.ts';
import { connect } from '../../support/client.ts';
import { ask } from '../../support/request.ts';
import { startTestServer, type Started } from '../../support/start-server.ts';

const LONG = 60_000;
const SCENARIOS = readScenarios(fileURLToPath(new URL('../../../fixtures/exercises', import.meta.url)));

let server: Started;
let block: string;
beforeEach(async () => {
  server = await startTestServer();
  block = String((await topicOf(server.url, 'blocks')).tables['blocks']?.[0]?.id);
  await post(server.url, [caseEvent('c-before', 'discovered', 0, { block, origin: 'patrol' })]);
});
afterEach(async () => { await server.end(); });

const begin = async (scenario = 'gas-leak'): Promise<string> =>
  ((await ask(server.url, '/api/worlds', { method: 'POST', body: JSON.stringify({ kind: 'exercise', scenario }) })).json() as { id: string }).id;
const end = (id: string) => ask(server.url, `/api/worlds/${id}`, { method: 'DELETE' });
const went = async (id: string): Promise<Debrief> => debrief.parse((await ask(server.url, `/exercise/${id}/api/debrief`)).json());
const rowsIn = async (id: string, topic: string, table: string): Promise<{ id: string }[]> =>
  ((await ask(server.url, `/exercise/${id}/api/topics/${topic}`)).json() as { tables: Record<string, { id: string }[]> }).tables[table] ?? [];
/** Everything that the living world shows, by topic. */
async function shown(): Promise<string[]> {
  const { topics } = (await ask(server.url, '/api/topics')).json() as { topics: { topic: string }[] };
  return Promise.all(topics.map(async ({ topic }) => JSON.stringify([topic, (await topicOf(server.url, topic)).tables])));
}

describe('an exercise', () => {
  it('goes on from what lives and beside it, and nothing that happens in it is known there', async () => {
    const before = await shown();
    const id = await begin();
    await until(async () => (await rowsIn(id, 'alarms', 'alarms')).some((alarm) => alarm.id === 'step-0'));
    const cases = await rowsIn(id, 'cases', 'cases');
    expect(cases.map((row) => row.id)).toContain('c-before');
    // What posts do there stays there.
    await post(`${server.url}/exercise/${id}`, [operatorEvent('o-1', { post: '演练1席', action: 'acknowledge', subject: 'step-0' }), caseEvent('c-there', 'discovered', 0, { block, origin: 'patrol' })]);
    await until(async () => (await rowsIn(id, 'cases', 'cases')).some((row) => row.id === 'c-there'));
    expect(await shown()).toEqual(before);
    // What happens meanwhile in the living world happens there too.
    await post(server.url, [caseEvent('c-now', 'discovered', 0, { block, origin: 'patrol' })]);
    await until(async () => (await rowsIn(id, 'cases', 'cases')).some((row) => row.id === 'c-now'));
    expect((await topicOf(server.url, 'cases')).tables['cases']?.map((row) => row.id).sort()).toEqual(['c-before', 'c-now']);
    const display = await connect(server.url, { base: `/exercise/${id}` });
    expect(display.welcome).toMatchObject({ mode: 'exercise', speed: 1 });
    display.close();
  }, LONG);

  it('is told afterwards by how long each incident took to be found, commanded and disposed of', async () => {
    const id = await begin();
    await until(async () => (await rowsIn(id, 'alarms', 'alarms')).length > 0);
    expect(await went(id)).toMatchObject({ scenario: 'gas-leak', incidents: [{ id: 'step-0', scene: 'gas-leak', found: 0, commanded: 0, disposed: 0 }] });
    const there = `${server.url}/exercise/${id}`;
    await post(there, [operatorEvent('o-1', { post: '演练1席', action: 'acknowledge', subject: 'step-0' })]);
    for (const [i, action] of ['accept', 'register', 'dispatch', 'take', 'dispose'].entries()) await post(there, [operatorEvent(`o-a${i}`, { post: '演练1席', action, subject: 'step-0' })]);
    const [incident] = await until(async () => { const { incidents } = await went(id); return (incidents[0]?.disposed ?? 0) > 0 && incidents; });
    expect(incident?.injected).toBeLessThanOrEqual(incident?.found ?? 0);
    expect(incident?.found).toBeLessThanOrEqual(incident?.commanded ?? 0);
    expect(incident?.commanded).toBeLessThanOrEqual(incident?.disposed ?? 0);
    await end(id);
    expect(debriefs.parse((await ask(server.url, '/api/debriefs')).json()).debriefs).toMatchObject([{ id, scenario: 'gas-leak', incidents: [incident] }]);
    expect(worlds.parse((await ask(server.url, '/api/worlds')).json()).worlds).toEqual([]);
  }, LONG);

  it('of a scenario that there is none of is refused', async () => {
    expect((await ask(server.url, '/api/worlds', { method: 'POST', body: JSON.stringify({ kind: 'exercise', scenario: 'war' }) })).json()).toMatchObject({ status: 404 });
  }, LONG);
});

describe('the scenarios that ship', () => {
  it('are of scenes that there are, and each step fits the protocol', () => {
    expect(SCENARIOS.map(({ id }) => id)).toEqual(['gas-leak', 'lift-trap', 'typhoon-night']);
    const known = new Set(SCENES.map(({ id }) => id));
    for (const { steps } of SCENARIOS) {
      for (const { kind, data, block: place } of steps) {
        const parsed = EVENT_DATA[kind].safeParse({ ...data, ...(place !== undefined && { block }) });
        expect(parsed.error?.issues ?? []).toEqual([]);
        if (typeof data['scene'] === 'string') expect(known).toContain(data['scene']);
      }
    }
  });
});
