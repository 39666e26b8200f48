import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ListenError } from '#server/gateway/port';
import { DistrictError } from '#server/district/fault';
import { startServer } from '#server/main';
import { alertEvent, caseEvent, post, topicOf } from '#tests/support/alerts';
import { metric } from '#tests/support/bare-gateway';
import { connect } from '#tests/support/client';
import { copyDistrict, put, YUNXI } from '#tests/support/district-copy';
import { DISTRICT } from '#tests/support/shipped';
import { tempDir } from '#tests/support/spawn-server';
import { startTestServer, type Started } from '#tests/support/start-server';

const started: Started[] = [];
const start = async (config: Parameters<typeof startTestServer>[0] = {}) => {
  const server = await startTestServer(config);
  started.push(server);
  return server;
};
afterEach(async () => { for (const server of started.splice(0)) await server.end(); });

const blockOf = (server: Started) => [...server.engine.topics.get('blocks')!.rows()['blocks']!][0]!.id;

describe('the server', () => {
  it('takes an event in over HTTP, and everyone who shows its topics sees it', async () => {
    const server = await start();
    const client = await connect(server.url);
    await client.ask('subscribe', { topics: [{ topic: 'alerts' }, { topic: 'scene.fire-lane' }] });
    await client.until(() => client.frames.length === 2);
    expect(await post(server.url, [alertEvent('a-1', blockOf(server))])).toEqual({ status: 200, body: { accepted: 1, repeated: 0, rejected: [] } });
    await client.until(() => client.of('alerts').find(({ kind }) => kind === 'delta'));
    await client.until(() => client.of('scene.fire-lane').find(({ kind }) => kind === 'delta'));
    expect((await topicOf(server.url, 'alerts')).tables['alerts']).toMatchObject([{ device: 'cam-a-1', scene: 'fire-lane', severity: 1, state: 'raised' }]);
    client.close();
  });

  it('has every topic of the outside surface, and is ready', async () => {
    const server = await start();
    const { topics } = (await (await fetch(`${server.url}/api/topics`)).json()) as { topics: { topic: string }[] };
    const names = topics.map(({ topic }) => topic);
    expect(names.slice(0, 6).sort()).toEqual(['alerts', 'blocks', 'cases', 'district', 'feeds', 'scenes']);
    expect(names.filter((name) => name.startsWith('scene.')).length).toBe(45);
    expect((await topicOf(server.url, 'blocks')).tables['blocks']?.length).toBe(DISTRICT.blocks.length);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it('shows the same after a restart, in a run of its own', async () => {
    const { path, remove } = await tempDir();
    const first = await startTestServer({ data: path });
    await post(first.url, ['a', 'b', 'c'].map((id) => alertEvent(id, blockOf(first))));
    const before = await Promise.all(['alerts', 'blocks', 'scenes', 'cases'].map((topic) => topicOf(first.url, topic)));
    const one = await connect(first.url);
    one.close();
    await first.end();
    const second = await startTestServer({ data: path });
    const after = await Promise.all(['alerts', 'blocks', 'scenes', 'cases'].map((topic) => topicOf(second.url, topic)));
    expect(after.map(({ tables }) => tables)).toEqual(before.map(({ tables }) => tables));
    expect(await post(second.url, [alertEvent('a', blockOf(second))])).toMatchObject({ body: { accepted: 0, repeated: 1 } });
    const two = await connect(second.url);
    expect(two.welcome.epoch).not.toBe(one.welcome.epoch);
    two.close();
    await second.end();
    await remove();
  });

  it('lists cases by filters and page by page, and says of one what a post may do with it, and no more', async () => {
    const server = await start();
    const block = blockOf(server);
    const ask = async (path: string) => (await (await fetch(`${server.url}${path}`)).json()) as Record<string, unknown> & { cases: { id: string }[]; next: string };
    await post(server.url, ['c-1', 'c-2', 'c-3'].map((id, i) => caseEvent(id, 'discovered', (3 - i) * 1_000, { block })));
    const first = await ask(`/api/cases?scene=fire-lane&block=${block}&order=opened&limit=2`);
    expect([first['total'], first.cases.map(({ id }) => id)]).toEqual([3, ['c-3', 'c-2']]);
    expect((await ask(`/api/cases?order=opened&after=${encodeURIComponent(first.next)}`)).cases.map(({ id }) => id)).toEqual(['c-1']);
    const act = (id: string, action: string) => ({ specversion: '1.0', id, source: '/console', type: 'tongxin.operator.v1', data: { post: '值班', action, subject: 'c-1' } });
    expect((await ask('/api/cases?id=c-1'))['allowed']).toContain('accept');
    expect((await post(server.url, [act('o-1', 'accept')])).body).toMatchObject({ accepted: 1 });
    expect((await ask('/api/cases?id=c-1'))['allowed']).not.toContain('accept');
    expect((await post(server.url, [act('o-2', 'accept')])).body).toMatchObject({ accepted: 0, rejected: [{ type: 'urn:tongxin:problem:illegal-transition' }] });
  });

  it('tells rejects, and their count by reason', async () => {
    const server = await start();
    await post(server.url, [alertEvent('good', blockOf(server)), alertEvent('bad', 'nowhere')]);
    const { rejects } = (await (await fetch(`${server.url}/api/rejects`)).json()) as { rejects: object[] };
    expect(rejects).toMatchObject([{ source: '/cameras/east', code: 'unknown-block' }]);
    expect(await metric(server.metrics, 'events_total', { outcome: 'accepted' })).toBe(1);
    expect(await metric(server.metrics, 'events_rejected_total', { fault: 'unknown-block' })).toBe(1);
  });

  it('keeps what it simulates, replays and lives through apart', async () => {
    const { path, remove } = await tempDir();
    const demo = await startTestServer({ data: path, demo: true, seed: 3 });
    expect([demo.mode, (await connect(demo.url).then((client) => { client.close(); return client.welcome; })).mode]).toEqual(['demo', 'demo']);
    await demo.end();
    const live = await startTestServer({ data: path });
    expect([live.mode, live.journal.last]).toEqual(['live', 0]);
    await live.end();
    expect(['demo-3', 'live'].map((name) => existsSync(join(path, DISTRICT.id, name)))).toEqual([true, true]);
    await remove();
  });

  it('runs the simulated district where nothing else is configured', async () => {
    const server = await start({ demo: true });
    const client = await connect(server.url);
    await client.ask('subscribe', { topics: [{ topic: 'district' }] });
    await client.until(() => client.of('district').find(({ kind }) => kind === 'delta'));
    expect(server.journal.last).toBeGreaterThan(100);
    client.close();
  });

  it('runs faster than our own time where asked to', async () => {
    const server = await start({ speed: 600, demo: true });
    const client = await connect(server.url);
    expect(client.welcome.speed).toBe(600);
    const [first, second] = [await client.ask('time'), await client.ask('time')] as { at: number }[];
    expect(second!.at).toBeGreaterThanOrEqual(first!.at);
    client.close();
  });

  it('refuses a port that is in use by name, and lets go of what it had opened', async () => {
    const server = await start();
    const other = await tempDir();
    await expect(startServer({ port: server.port, demo: false, data: other.path })).rejects.toThrow(ListenError);
    const next = await startTestServer({ data: other.path });
    await next.end();
    await other.remove();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it('stops once, however often it is told to, and leaves a checkpoint', async () => {
    const server = await start();
    await post(server.url, [alertEvent('a', blockOf(server))]);
    await Promise.all([server.stop(), server.stop()]);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    const again = await startTestServer({ data: server.data });
    expect(again.journal.loadCheckpoint()?.n).toBe(again.journal.last);
    await again.end();
  });

  it('ends a display with the reason that it is going away', async () => {
    const server = await start();
    const client = await connect(server.url);
    const [closed] = await Promise.all([client.closed, server.stop()]);
    expect(closed).toEqual({ code: 1001, reason: 'shutdown' });
  });
});

describe('the server of another district', () => {
  it('runs its simulated day over its own blocks, and answers with its name', async () => {
    const server = await start({ district: YUNXI, demo: true, speed: 600 });
    expect(await (await fetch(`${server.url}/api/district`)).json()).toMatchObject({ id: 'yunxi', zh: '云溪区', zone: 'Asia/Urumqi' });
    const client = await connect(server.url);
    await client.ask('subscribe', { topics: [{ topic: 'cases' }, { topic: 'blocks' }] });
    await client.until(() => client.of('cases').find(({ kind }) => kind === 'delta'));
    client.close();
    const { tables } = await topicOf(server.url, 'blocks');
    expect(tables['blocks']?.map(({ id }) => id).sort()).toEqual(['north-1', 'north-2', 'north-3', 'south-1', 'south-2', 'south-3']);
    expect(await metric(server.metrics, 'events_rejected_total')).toBe(0);
  });

  it('needs no place of an event whose device the district names', async () => {
    const server = await start({ district: YUNXI });
    expect(await post(server.url, [alertEvent('a-1', undefined, { device: 'eye-3' }), alertEvent('a-2', undefined, { device: 'eye-77' })])).toMatchObject({ body: { accepted: 1, rejected: [{ index: 1 }] } });
    expect((await topicOf(server.url, 'alerts')).tables['alerts']).toMatchObject([{ device: 'eye-3', block: 'south-3' }]);
  });

  it('keeps a journal of its own, and does not touch that of the first', async () => {
    const { path, remove } = await tempDir();
    const first = await startTestServer({ data: path });
    await post(first.url, [alertEvent('a-1', blockOf(first))]);
    await first.end();
    const other = await startTestServer({ data: path, district: YUNXI });
    expect(other.journal.last).toBe(0);
    await other.end();
    const again = await startTestServer({ data: path });
    expect((await topicOf(again.url, 'alerts')).tables['alerts']).toHaveLength(1);
    await again.end();
    await remove();
  });

  it('does not start where its folder has a fault, and leaves no data behind', async () => {
    const { path, remove } = await copyDistrict(YUNXI, { 'blocks.csv': put('north-a', 'north-z') });
    const data = await tempDir();
    const started = startServer({ port: 0, demo: false, data: data.path, district: path });
    await expect(started).rejects.toThrow(DistrictError);
    await expect(started).rejects.toThrow('blocks.csv:5: column area: there is no area north-z');
    expect(existsSync(join(data.path, 'yunxi'))).toBe(false);
    await Promise.all([remove(), data.remove()]);
  });
});
