import * as z from 'zod';
import { PROTOCOL_VERSION } from '#protocol/version';
import { FAULTS, faultType, type FaultCode } from '#protocol/errors';
import type { Right } from '#protocol/access';
import { COOKIES } from '../access/cookies.ts';
import type { Answers, Route } from '../gateway/routes.ts';
import { problem } from './answers.ts';
import { ANSWERS, BODIES, OPERATIONS, type Operation } from './operations.ts';
import { plain, type Json } from './schema.ts';

const SCHEMAS = '#/components/schemas/';
const NAMES = new Map<z.ZodType, string>(Object.entries({ ...ANSWERS, ...BODIES }).map(([name, shape]) => [shape, name]));

/** A schema as JSON Schema, by its name where it has one, also as one of several. */
function schemaOf(shape: z.ZodType, io: 'input' | 'output'): Json {
  const name = NAMES.get(shape);
  if (name !== undefined) return { $ref: SCHEMAS + name };
  return shape instanceof z.ZodUnion ? { anyOf: shape.options.map((one) => schemaOf(one as z.ZodType, io)) } : plain(shape, io);
}

const content = (type: string, schema: Json): Json => ({ [type]: { schema } });

/** How whoever has a right shows that: in a browser, as a screen that was let in, as a program. */
const SHOWN: Readonly<Record<Right, readonly string[]>> = { watch: ['session', 'screen', 'token'], feed: ['session', 'token'], operate: ['session', 'screen'], direct: ['session'], administer: ['session'] };

/** Each entry is one way in. Nobody shows anything where there are no accounts: then everybody on this machine may everything. */
function security(answers: Answers): Json[] {
  if (answers === 'anyone') return [];
  if (answers === 'own') return [{ token: [] }];
  if (answers === 'known') return ['session', 'screen', 'token'].map((way) => ({ [way]: [] }));
  const rights: readonly Right[] = typeof answers === 'string' ? [answers] : answers;
  return rights.flatMap((right) => SHOWN[right].map((way) => ({ [way]: [right] })));
}

const parts = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

function parameters({ path, parts: fixed = {}, query }: Operation): Json[] {
  const asked = query === undefined ? {} : plain(query, 'input');
  const required = new Set((asked['required'] ?? []) as string[]);
  return [
    ...parts(path).map((name) => ({ name, in: 'path', required: true, schema: fixed[name] ? plain(fixed[name], 'input') : { type: 'string' } })),
    ...Object.entries((asked['properties'] ?? {}) as Json).map(([name, schema]) => ({ name, in: 'query', required: required.has(name), schema })),
  ];
}

function answerOf({ status = 200, answer }: Operation): Json {
  const said = answer === undefined ? {} : { content: typeof answer === 'string' ? content(answer, {}) : content('application/json', schemaOf(answer, 'output')) };
  return { [status]: { description: FAULTLESS[status] ?? 'Done', ...said } };
}

const FAULTLESS: Readonly<Record<number, string>> = { 200: 'As asked', 201: 'Made', 303: 'Elsewhere' };
const fault = (code: FaultCode): Json => ({ [FAULTS[code].status]: { description: FAULTS[code].title, content: content('application/problem+json', { $ref: `${SCHEMAS}problem` }) } });

const operationId = ({ method, path }: Operation): string =>
  `${method.toLowerCase()}${path.split(/[^a-zA-Z0-9]+/).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('') || 'Root'}`;

function described(operation: Operation, route: Route, tag: string): Json {
  const { body, zh, en } = operation;
  return {
    operationId: operationId(operation), tags: [tag], summary: zh, description: en,
    /** What metrics know the route by. */
    'x-route': route.name, 'x-answers': route.answers,
    parameters: parameters(operation), security: security(route.answers),
    ...(body && { requestBody: { required: true, content: Object.fromEntries(Object.entries(body).map(([type, shape]) => [type, { schema: schemaOf(shape, 'input') }])) } }),
    responses: {
      ...answerOf(operation), ...(route.answers === 'anyone' ? {} : { ...fault('unauthorised'), ...fault('forbidden') }), ...(body && { ...fault('too-large'), ...fault('too-slow') }),
      default: { description: 'A problem, by its stable `type`', content: content('application/problem+json', { $ref: `${SCHEMAS}problem` }) },
    },
  };
}

/** All faults by their `type`, so that a reader knows what may come. */
const problems = (): Json => plain(problem.extend({ type: z.enum(Object.keys(FAULTS).map((code) => faultType(code as FaultCode))) }), 'output');

/** What these routes answer, as OpenAPI 3.1. What is described but not served here (another service that signs in, say) is left out. */
export function openapi(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const [tag, { all }] of Object.entries(OPERATIONS)) {
    for (const operation of all) {
      const route = routes.find(({ name, method }) => name === operation.route && method === operation.method);
      if (route) (paths[operation.path] ??= {})[operation.method.toLowerCase()] = described(operation, route, tag);
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: '同心 Tongxin', version: String(PROTOCOL_VERSION), description: 'HTTP of a district’s video wall. Faults are problems after RFC 9457; times are ms since the epoch. What events carry and topics hold is in asyncapi.json.', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: Object.entries(OPERATIONS).map(([name, { zh, en }]) => ({ name, description: `${zh} ${en}` })),
    paths,
    components: {
      schemas: {
        problem: problems(),
        ...Object.fromEntries(Object.entries(ANSWERS).map(([name, shape]) => [name, plain(shape, 'output')])),
        ...Object.fromEntries(Object.entries(BODIES).map(([name, shape]) => [name, plain(shape, 'input')])),
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: COOKIES.session, description: 'An account that signed in' },
        screen: { type: 'apiKey', in: 'cookie', name: COOKIES.display, description: 'A screen that was let in' },
        token: { type: 'http', scheme: 'bearer', description: 'A program' },
      },
    },
  };
}
