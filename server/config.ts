import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { program, PROGRAM, type Program } from '#protocol/director';
import { KIOSK, kiosk } from '#protocol/public';
import { walls, WALLS, type Wall } from '#protocol/walls';
import { accessSettings } from './access/settings.ts';
import { tlsSettings } from './gateway/certificate.ts';
import { LIMITS } from './gateway/limits.ts';
import { feedSettings } from './ingest/feeds/index.ts';
import { destination } from './outbound/kinds/index.ts';
import { videoSettings } from './video/settings.ts';

const count = z.number().int().min(1).max(100_000);
const origin = z.string().refine((value) => URL.canParse(value) && /^https?:/.test(value) && new URL(value).origin === value, 'an origin is http or https, a host and a port');

/** Where data lies where nobody says it. */
export const DATA = './data';

/** Everything that can be configured, by the names of the flags. */
const config = z.strictObject({
  port: z.number().int().min(0).max(65_535).default(8080),
  host: z.string().min(1).max(255).default('127.0.0.1'),
  data: z.string().min(1).default(DATA),
  /** The folder of the district; without one, of that which ships. */
  district: z.string().min(1).optional(),
  /** The seed of the simulated district. */
  seed: z.number().int().min(0).max(2 ** 31 - 1).default(1),
  /** How many times as fast as ours the district's time runs. */
  speed: z.number().positive().max(100_000).default(1),
  /** A CSV export of cases to replay, and the JSON that maps it. */
  replay: z.string().min(1).optional(),
  mapping: z.string().min(1).optional(),
  /** Without feeds and without replay, whether the simulated district runs. */
  demo: z.boolean().default(true),
  /** Sources that are asked or listened to; with any, the simulated district does not run. */
  feeds: z.array(feedSettings).max(64).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two feeds have the same id').default([]),
  /** Systems that are told what changes about cases; none is told of a simulated district or of a replay. */
  outbound: z.array(destination).max(16).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two destinations have the same id').default([]),
  /** The cameras whose pictures are shown, and the hosts that they come from. */
  video: videoSettings,
  walls: walls.default([...WALLS]),
  /** What the walls do by themselves: playlists, presets and when they come, which alarms take over which walls. */
  director: program.default(PROGRAM),
  /** The screen of this centre's kiosks, and how it hangs. */
  kiosk: kiosk.default(KIOSK),
  /** Another service that signs people in. */
  access: accessSettings,
  /** For how many days what passes is kept in the journal: readings, alerts, weather. A year and a month, so that a month has its like of last year. */
  retention: z.strictObject({ days: z.number().int().min(62).max(3_650).default(400) }).prefault({}),
  /** The file that these came from. */
  config: z.string().min(1).optional(),
  /** The certificate by which this server speaks TLS itself; read anew when it changes. */
  tls: tlsSettings.optional(),
  /** Origins under which this server is offered beside its own address: the name of its certificate, a proxy's. */
  origins: z.array(origin).max(64).default([]),
  /** Addresses of such proxies, which are believed where a request came from (the last of `X-Forwarded-For`). */
  proxies: z.array(z.union([z.ipv4(), z.ipv6()])).max(16).default([]),
  limits: z.strictObject({ connections: count, subscriptions: count, commands: count, burst: count }).partial().default({})
    .transform((some) => ({ ...LIMITS, ...(some as Partial<typeof LIMITS>) })),
  log: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
});
export type Config = z.output<typeof config>;
export type ConfigInput = z.input<typeof config>;

/** The configuration does not hold together; the message is one sentence for whoever started the program. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const FLAGS = {
  port: 'number', host: 'text', data: 'text', district: 'text', config: 'text', seed: 'number', speed: 'number',
  replay: 'text', mapping: 'text', 'no-demo': 'switch', log: 'text',
} as const;
type Flag = keyof typeof FLAGS;
const NAMES = Object.keys(FLAGS) as Flag[];
type Given = Partial<Record<string, unknown>>;

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);
/** Whether nobody but this machine reaches such a server: it listens here alone, and no proxy offers it elsewhere. */
export const isOwn = ({ host, origins }: Pick<Config, 'host' | 'origins'>): boolean =>
  LOOPBACK.has(host) && origins.every((one) => LOOPBACK.has(new URL(one).hostname.replace(/^\[|\]$/g, '')));

/** What can be configured, as one line for `--help`. */
export const USAGE = `npm start -- ${NAMES.map((name) => (FLAGS[name] === 'switch' ? `[--${name}]` : `[--${name} ${name.toUpperCase()}]`)).join(' ')}`;

/** The configuration: flags before `TONGXIN_…` of the environment before the config file before the defaults. Throws ConfigError. */
export function readConfig(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Config {
  const flags = ofFlags(args);
  const environment = ofEnvironment(env);
  const file = flags['config'] ?? environment['config'];
  const given: Given = { ...(typeof file === 'string' ? ofFile(file) : {}), ...environment, ...flags };
  return checkConfig(given);
}

/** The walls of a config file and what they do by themselves; what every centre has where it says nothing of that. Throws ConfigError. */
export function wallsOf(file: string): { walls: readonly Wall[]; director: Program } {
  const { walls, director } = ofFile(file);
  return checkConfig({ walls, director });
}

/** Checks values that did not come as text. Throws ConfigError. */
export function checkConfig(given: unknown): Config {
  const result = config.safeParse(given);
  if (!result.success) throw new ConfigError(sentence(result.error));
  const { host, replay, mapping, origins } = result.data;
  if (['0.0.0.0', '::'].includes(host) && origins.length === 0) throw new ConfigError(`host ${host} is every address of this machine: origins has to say under which names it is reached.`);
  if ((replay === undefined) !== (mapping === undefined)) throw new ConfigError('replay and mapping go together: one names the export, the other how to read it.');
  return result.data;
}

function ofFlags(args: readonly string[]): Given {
  const options = Object.fromEntries(NAMES.map((name) => [name, { type: FLAGS[name] === 'switch' ? 'boolean' : 'string' } as const]));
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    return named(Object.entries(values).map(([name, value]) => [name as Flag, value as string | boolean]));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`${(error as Error).message.split('. ')[0] ?? ''}; there are ${NAMES.map((name) => `--${name}`).join(', ')}.`);
  }
}

const ofEnvironment = (env: Readonly<Record<string, string | undefined>>): Given =>
  named(NAMES.flatMap((name): [Flag, string][] => {
    const value = env[`TONGXIN_${name.toUpperCase().replaceAll('-', '_')}`];
    return value === undefined || value === '' ? [] : [[name, value]];
  }));

/** Values as text, made what the schema takes; `no-demo` is the switch of the key `demo`. */
function named(entries: readonly (readonly [Flag, string | boolean])[]): Given {
  return Object.fromEntries(entries.map(([name, value]): [string, unknown] => {
    const kind = FLAGS[name];
    if (kind === 'number') return [name, value === '' ? Number.NaN : Number(value)];
    if (kind !== 'switch') return [name, value];
    if (!['true', 'false', '1', '0'].includes(String(value))) throw new ConfigError(`${name}: true or false, not ${String(value)}.`);
    return ['demo', value === 'false' || value === '0'];
  }));
}

function ofFile(file: string): Given {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(`The config file ${file} cannot be read as JSON: ${(error as Error).message}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ConfigError(`The config file ${file} holds no JSON object.`);
  const { 'no-demo': off, ...rest } = value as Given;
  return off === undefined ? rest : { ...rest, demo: off === true ? false : off === false ? true : off };
}

function sentence(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'The configuration'}: ${issue?.message ?? 'is invalid'}.`;
}
