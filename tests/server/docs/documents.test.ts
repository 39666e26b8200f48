import specs from '@asyncapi/specs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { alertEvent, caseEvent, post } from '#tests/support/alerts';
import { metric } from '#tests/support/bare-gateway';
import { declaredRoutes, OF_WORLDS } from '#tests/support/declared-routes';
import { ask } from '#tests/support/request';
import { startTestServer, type Started } from '#tests/support/start-server';

interface Operation { 'x-route': string; requestBody?: object; parameters: { name: string; in: string; required: boolean; schema: { enum?: string[] } }[]; responses: Record<string, { content?: Record<string, { schema: object }> }> }
interface Http { paths: Record<string, Record<string, Operation>>; components: object }
interface Events { channels: Record<string, { address: string | null }>; components: { messages: Record<string, { payload: object }> } }

let server: Started;
let http: Http;
let events: Events;
beforeAll(async () => {
  server = await startTestServer({ demo: true, speed: 60 });
  http = (await ask(server.url, '/docs/openapi.json')).json() as Http;
  events = (await ask(server.url, '/docs/asyncapi.json')).json() as Events;
}, 60_000);
afterAll(() => server.end());

const asked = async (path: string): Promise<unknown> => (await ask(server.url, path)).json();
const operations = (): [path: string, method: string, Operation][] => Object.entries(http.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, one]): [string, string, Operation] => [path, method, one]));

describe('openapi.json', () => {
  it('is OpenAPI 3.1, as its own schema has it', async () => {
    expect(await new Validator().validate(http as unknown as Record<string, unknown>)).toEqual({ valid: true });
  });

  it('describes every route that there is', () => {
    const described = new Set(operations().map(([, , one]) => one['x-route']));
    expect(declaredRoutes().filter((name) => !described.has(name) && !OF_WORLDS.includes(name))).toEqual([]);
  });

  it('gives each operation a name of its own, and each part of a path a parameter', () => {
    const ids = operations().map(([, , one]) => (one as unknown as { operationId: string }).operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, , { parameters }] of operations()) {
      expect([path, parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`)]).toEqual([path, path.match(/\{\w+\}/g) ?? []]);
    }
  });

  it('leads by each path to the route that it says', async () => {
    const strays: string[] = [];
    // Files are there once the wall is built.
    for (const [path, method, one] of operations().filter(([, , { 'x-route': route }]) => route !== 'file')) {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => one.parameters.find((part) => part.name === name)?.schema.enum?.[0] ?? 'x');
      const count = () => metric(server.metrics, 'http_requests_total', { route: one['x-route'] });
      const before = await count();
      await ask(server.url, filled, { method: method.toUpperCase(), headers: { origin: server.url }, ...(one.requestBody && { body: '{}' }) });
      if (await count() !== before + 1) strays.push(`${method} ${filled}: ${one['x-route']}`);
    }
    expect(strays).toEqual([]);
  });

  it('says of every answer what that is', async () => {
    const block = String(server.engine.topics.get('blocks')?.rows()['blocks']?.[0]?.['id']);
    await post(server.url, [caseEvent('c-1', 'discovered', 0, { block })]);
    await vi.waitFor(async () => { expect((await ask(server.url, '/api/cases/c-1')).status).toBe(200); });
    const ids: Record<string, string> = { case: 'c-1', topic: 'cases', id: 'fire-lane', about: 'scene' };
    const fill = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? name)).replace('/public/scene/fire-lane', `/public/block/${block}`);
    const query: Record<string, string> = { '/api/report': '?subject=c-1', '/api/handover': '?since=0' };
    const ajv = new Ajv2020({ strict: false, schemas: [{ ...http, $id: 'doc' }] });
    addFormats(ajv);
    const unjudged: string[] = [];
    for (const [path, , one] of operations().filter(([, method]) => method === 'get')) {
      const schema = one.responses['200']?.content?.['application/json']?.schema;
      if (schema === undefined) continue;
      const reply = await ask(server.url, `${fill(path)}${query[path] ?? ''}`);
      if (reply.status !== 200) {
        unjudged.push(path);
        continue;
      }
      const fits = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"doc#/')) as object);
      expect([path, fits(reply.json()), fits.errors]).toEqual([path, true, null]);
    }
    // Of what no destination, no replay and no exercise is there for there is no answer.
    expect(unjudged).toEqual(['/api/outbound/{destination}/refused', '/past/{world}/api/playing', '/exercise/{world}/api/debrief']);
  });
});

describe('asyncapi.json', () => {
  const judges = new Map<string, ValidateFunction>();
  const judge = (message: string): ValidateFunction => {
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    const known = judges.get(message) ?? ajv.compile(events.components.messages[message]?.payload ?? false);
    judges.set(message, known);
    return known;
  };

  it('is AsyncAPI 3.0, as its own schema has it', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const fits = ajv.compile(specs.schemasWithoutId['3.0.0']);
    expect([fits(events), fits.errors]).toEqual([true, null]);
  });

  it('refers to nothing that is not there', () => {
    const at = (path: string): unknown => path.slice(2).split('/').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/')], events);
    const refs = [...JSON.stringify(events).matchAll(/"\$ref":"(#\/(?:channels|components|servers)[^"]+)"/g)].map(([, ref = '']) => ref);
    expect(refs.length).toBeGreaterThan(100);
    expect(refs.filter((ref) => at(ref) === undefined)).toEqual([]);
  });

  it('has a channel for every topic, and says what its rows are', async () => {
    const addresses = new Set(Object.values(events.channels).map(({ address }) => address));
    const { topics } = await asked('/api/topics') as { topics: { topic: string }[] };
    for (const { topic } of topics) {
      const scene = topic.startsWith('scene.');
      expect([topic, addresses.has(scene ? 'scene.{scene}' : topic)]).toEqual([topic, true]);
      const fits = judge(`topic-${scene ? 'scene' : topic.replaceAll('.', '-')}`);
      expect([topic, fits(await asked(`/api/topics/${topic}`)), fits.errors]).toEqual([topic, true, null]);
    }
  });

  it('takes the events that the server takes, and none that it turns away', async () => {
    const block = String(server.engine.topics.get('blocks')?.rows()['blocks']?.[0]?.['id']);
    const good = alertEvent('d-1', block);
    const bad = { ...good, id: 'd-2', data: { ...good.data, severity: 4 } };
    const fits = judge('tongxin.alert.v1');
    const taken = async (event: object) => (await ask(server.url, '/ingest/cloudevents', { method: 'POST', headers: { origin: server.url, 'content-type': 'application/cloudevents+json' }, body: JSON.stringify(event) })).status === 200;
    expect([fits(good), await taken(good)]).toEqual([true, true]);
    expect([fits(bad), await taken(bad)]).toEqual([false, false]);
  });

  it('offers nobody the events that only the server writes', () => {
    expect(Object.keys(events.components.messages).filter((name) => /^tongxin\.(admission|program|audit)\./.test(name))).toEqual([]);
  });
});
