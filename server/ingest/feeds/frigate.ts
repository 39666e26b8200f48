import * as z from 'zod';
import { ProtocolError } from '#protocol/errors';
import { BROKER, deliveries, type Delivery } from '../feed/broker.ts';
import { Open, type Sighting } from '../feed/frigate-open.ts';
import { COMMON, defineFeed, type Site } from '../feed/kind.ts';
import { toWgs84 } from '../feed/mapping.ts';
import { digest } from '../feed/message.ts';
import { placed } from '../feed/place.ts';
import { readJson, refusing } from '../feed/read-message.ts';
import type { RawEvent } from '../source.ts';

const name = z.string().min(1).max(64);

const settings = z.strictObject({
  kind: z.literal('frigate'), ...COMMON, ...BROKER,
  prefix: z.string().regex(/^[\w-]+(?:\/[\w-]+)*$/).default('frigate'),
  /** Its cameras by their names there; what a camera sees that is not among them is turned away. */
  cameras: z.record(name, placed),
  /** What an object means, by its label and, where named, its camera and zone; the first that fits. Others are left out. */
  scenes: z.array(z.strictObject({
    label: name, camera: name.optional(), zone: name.optional(), scene: name,
    facts: z.record(z.string(), z.number()).optional(), severity: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  })).min(1).max(200),
  /** What raises alerts: each tracked object, or the reviews that Frigate calls an alert. */
  from: z.enum(['events', 'reviews']).default('events'),
});
type Settings = z.output<typeof settings>;

const type = z.enum(['new', 'update', 'end']);
const common = { id: z.string().min(1).max(100), camera: name, start_time: z.number(), end_time: z.number().nullish() };
const objectEvent = z.object({ type, after: z.object({
  ...common, label: name, top_score: z.number().nullish(), false_positive: z.boolean().nullish(),
  current_zones: z.array(z.string()).default([]), entered_zones: z.array(z.string()).default([]),
}) });
const review = z.object({ type, after: z.object({
  ...common, severity: z.enum(['alert', 'detection']), data: z.object({ objects: z.array(z.string()).default([]), zones: z.array(z.string()).default([]) }),
}) });

/** What was seen, by an object or a review. `over` says that it is no more. */
interface Seen { id: string; camera: string; labels: readonly string[]; zones: readonly string[]; start: number; end: number | undefined; over: boolean; words: string }

/**
 * Frigate over MQTT: its tracked objects or reviews as alerts, one for all messages of one id, and its cameras' availability.
 * Sub-labels are never read: they may be a name or a plate.
 */
export const frigateFeed = defineFeed({
  settings,
  open: (given, site) => {
    const { prefix, from } = given;
    const reader = new Reader(given, site);
    const subscriptions = [`${prefix}/${from}`, `${prefix}/available`, `${prefix}/+/status/detect`].map((filter) => ({ filter, qos: 1 as const }));
    return {
      async *events(signal) {
        for await (const batch of deliveries(given, subscriptions, site.report, signal)) {
          const now = site.clock.now();
          yield batch.flatMap((delivery) => refusing(site.source, now, delivery.payload, () => reader.read(delivery, now)));
        }
      },
    };
  },
  sample: (given, site) => {
    const reader = new Reader(given, site);
    const now = site.clock.now();
    return ({ bytes, topic = `${given.prefix}/${given.from}` }) => refusing(site.source, now, bytes, () => reader.read({ topic, payload: bytes }, now));
  },
});

class Reader {
  private readonly open = new Open();
  private available = true;
  /** Of each camera whether it was online when last told, and whether Frigate said so of itself. */
  private readonly told = new Map<string, boolean>();
  private readonly status = new Map<string, boolean>();
  private changes = 0;

  constructor(private readonly settings: Settings, private readonly site: Site) {}

  read({ topic, payload }: Pick<Delivery, 'topic' | 'payload'>, now: number): RawEvent[] {
    const path = topic.slice(this.settings.prefix.length + 1);
    if (path === 'events') return this.sight(ofObject(readJson(payload)), now);
    if (path === 'reviews') return this.sight(ofReview(readJson(payload)), now);
    const word = Buffer.from(payload.subarray(0, 20)).toString();
    if (word !== 'online' && word !== 'offline' && word !== 'disabled') throw new ProtocolError('invalid-event', `${path}: neither online nor offline`);
    if (path === 'available') this.available = word === 'online';
    else this.status.set(path.split('/')[0] ?? '', word === 'online');
    return this.devices(now);
  }

  private sight(seen: Seen | undefined, now: number): RawEvent[] {
    if (!seen) return [];
    const camera = this.camera(seen.camera);
    const rule = this.settings.scenes.find((one) => seen.labels.includes(one.label)
      && (one.camera === undefined || one.camera === seen.camera) && (one.zone === undefined || seen.zones.includes(one.zone)));
    const known = this.open.get(seen.id);
    if (seen.over) {
      const ended = known ?? (rule && { device: camera.device, scene: rule.scene });
      if (!ended || !this.open.close(seen.id, ended)) return [];
      return [this.alert(`${seen.id}/ended`, seen.end ?? now, { ...camera, ...ended, state: 'ended' })];
    }
    if (known || !rule) return [];
    const { scene, facts, severity } = rule;
    this.open.add(seen.id, { device: camera.device, scene });
    return [this.alert(seen.id, seen.start, { ...camera, scene, facts, severity, label: seen.words })];
  }

  private alert(id: string, time: number, data: Record<string, unknown>): RawEvent {
    return { kind: 'alert', id, source: this.site.source, time, data: { ...data, origin: 'camera' } };
  }

  private camera(named: string): Sighting & Record<string, unknown> {
    const { cameras } = this.settings;
    const camera = Object.hasOwn(cameras, named) ? cameras[named] : undefined;
    if (!camera) throw new ProtocolError('invalid-event', `camera: ${named} is not in the configuration`);
    return { ...toWgs84(camera, this.site), device: camera.device ?? named } as Sighting & Record<string, unknown>;
  }

  /** Tells of the cameras that are not as they were told. */
  private devices(now: number): RawEvent[] {
    return Object.keys(this.settings.cameras).flatMap((named): RawEvent[] => {
      const online = this.available && (this.status.get(named) ?? true);
      if (this.told.get(named) === online) return [];
      this.told.set(named, online);
      return [{ kind: 'device', id: digest(named, String(now), String(this.changes++)), source: this.site.source, time: now, data: { ...this.camera(named), kind: 'camera', online } }];
    });
  }
}

function ofObject(value: unknown): Seen | undefined {
  const { type: what, after } = checked(objectEvent, value);
  if (after.false_positive === true && what !== 'end') return undefined;
  const score = typeof after.top_score !== 'number' ? '' : ` ${Math.round(after.top_score * 100)}%`;
  return { ...timesOf(after), over: what === 'end', labels: [after.label], zones: [...after.current_zones, ...after.entered_zones], words: `${after.label}${score}` };
}

function ofReview(value: unknown): Seen | undefined {
  const { type: what, after: { data, severity, ...after } } = checked(review, value);
  if (severity !== 'alert') return undefined;
  // An object that was verified as one of a list is told as car-verified.
  const labels = data.objects.map((label) => label.replace(/-verified$/, ''));
  return { ...timesOf(after), over: what === 'end', labels, zones: data.zones, words: labels.join(', ').slice(0, 200) };
}

const timesOf = ({ id, camera, start_time, end_time }: { id: string; camera: string; start_time: number; end_time?: number | null | undefined }) =>
  ({ id, camera, start: Math.round(start_time * 1_000), end: typeof end_time === 'number' ? Math.round(end_time * 1_000) : undefined });

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ProtocolError('invalid-event', `${issue?.path.join('.') || 'message'}: ${issue?.message ?? 'invalid'}`);
}
