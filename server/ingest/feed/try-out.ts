import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ProtocolError } from '#protocol/errors';
import type { TriedOut } from '#protocol/feeds';
import { readWords } from '../../command-line.ts';
import { ConfigError, readConfig } from '../../config.ts';
import type { Clock } from '../../clock.ts';
import type { Home } from '../../district/home.ts';
import { checker } from '../check.ts';
import { openSample, type FeedSettings } from '../feeds/index.ts';
import { Clocks } from './clocks.ts';
import type { Sample } from './kind.ts';
import type { Personal } from '../privacy.ts';
import type { RawEvent } from '../source.ts';

/** How it is called. */
export const TRY_OUT_USAGE = 'npm run feed -- check FILE --config CONFIG [--feed ID] [--topic TOPIC]';

/** What became of the messages of a file: a line each, and whether any was turned away. */
export interface TriedFile { lines: string[]; faults: number }

type Tried = TriedOut['events'][number];

interface Asked { file: string; settings: FeedSettings; topic: string | undefined; district: string | undefined }

/** Reads what is to be tried. Throws ConfigError in one sentence. */
export function askedOf(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Asked {
  const { values, positionals: [verb, file, ...rest] } = readWords(args, { config: { type: 'string' }, feed: { type: 'string' }, topic: { type: 'string' } }, TRY_OUT_USAGE);
  if (verb !== 'check' || file === undefined || rest.length > 0) throw new ConfigError(TRY_OUT_USAGE);
  const { feeds, district } = readConfig(values.config === undefined ? [] : ['--config', values.config], env);
  const settings = values.feed === undefined ? feeds[0] : feeds.find(({ id }) => id === values.feed);
  if (!settings) throw new ConfigError(`There is no feed ${values.feed ?? 'in the configuration'}; there are ${feeds.map(({ id }) => id).join(', ') || 'none'}.`);
  return { file, settings, topic: values.topic, district };
}

/** Makes events of a file as the feed would, and judges each as admission would; nothing is written. Throws ConfigError where the file cannot be read. */
export function tryOut({ file, settings, topic }: Asked, home: Pick<Home, 'district' | 'scenes' | 'devices'>, clock: Clock): TriedFile {
  const events = tryMessage(settings, { bytes: bytesOf(file), file: basename(file), topic }, home, clock);
  const faults = events.filter(({ good }) => !good).length;
  return { lines: [...events.map(line), `${file}: ${events.length - faults} good, ${faults} turned away`], faults };
}

/** Makes events of a message as the feed would, and judges each as admission would; nothing is written. */
export function tryMessage(settings: FeedSettings, sample: Sample, { district, scenes, devices }: Pick<Home, 'district' | 'scenes' | 'devices'>, clock: Clock): Tried[] {
  const source = settings.source ?? `/feeds/${settings.id}`;
  const never = () => undefined;
  const site = {
    source, zone: settings.zone ?? district.zone, coordinates: settings.coordinates, district, clock, dir: '',
    wait: () => Promise.resolve(), report: { connected: never, lost: never, left: never },
  };
  const check = checker(district, scenes, devices);
  const clocks = new Clocks();
  return openSample(settings, site)(sample).map((raw) => judge(clocks.believe(raw, clock.now()), check, clock.now()));
}

function judge(raw: RawEvent, check: ReturnType<typeof checker>, now: number): Tried {
  try {
    const masked = new Set<Personal>();
    const { kind, id, time, data } = check(raw, now, masked);
    return { good: true, kind, id, time, data: { ...data }, masked: [...masked] };
  } catch (fault) {
    if (!(fault instanceof ProtocolError)) throw fault;
    return { good: false, code: fault.code, detail: fault.detail };
  }
}

function line(tried: Tried): string {
  if (!tried.good) return `turned away, ${tried.code}: ${tried.detail}`;
  const { kind, id, time, data, masked } = tried;
  const lost = masked.length > 0 ? `, without ${masked.join(', ')}` : '';
  return `${kind} ${id} at ${new Date(time).toISOString()}${lost}: ${JSON.stringify(data)}`;
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ConfigError(`The message ${file} cannot be read: ${(error as Error).message}.`);
  }
}
