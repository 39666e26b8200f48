import * as z from 'zod';
import { ProtocolError } from '#protocol/errors';
import { COMMON, defineFeed, type Site } from '../feed/kind.ts';
import { Mailbox } from '../feed/mailbox.ts';
import { toWgs84 } from '../feed/mapping.ts';
import { digest, refused } from '../feed/message.ts';
import { placed } from '../feed/place.ts';
import { refusing } from '../feed/read-message.ts';
import { reveal, secret } from '../feed/secret.ts';
import { SipDigest } from '../feed/sip-digest.ts';
import { listenSip, type Heard } from '../feed/sip-listener.ts';
import { sipAnswer, userOf } from '../feed/sip.ts';
import { readTime } from '../feed/times.ts';
import { readXml } from '../feed/xml.ts';
import type { RawEvent } from '../source.ts';

const ROOM = 2_000;
const BATCH = 500;
/** How often (ms) it is looked whether a device fell silent, and after how long it did: three keepalives of a minute. */
const LOOK_MS = 5_000;
const SILENT_MS = 180_000;
/** The standard's times are China's, whatever the district's zone. */
const ZONE = 'Asia/Shanghai';
/** Longest registration, in seconds. */
const EXPIRES = 86_400;

const code = z.string().regex(/^\d{20}$/, '20 digits');

const settings = z.strictObject({
  kind: z.literal('gb28181'), ...COMMON,
  /** Where it listens, on UDP and TCP. */
  host: z.string().min(1).max(255).default('127.0.0.1'),
  port: z.number().int().min(0).max(65_535).default(5060),
  /** Our own number, whose first ten digits are the realm; and the password of its devices. */
  server: code,
  password: secret,
  devices: z.record(code, placed),
  /** What an alarm means, by its method (1 telephone, 2 device, 3 SMS, 4 GPS, 5 video, 6 fault, 7 other), type and device; the first that fits. */
  scenes: z.array(z.strictObject({
    method: z.number().int().min(1).max(7).optional(), type: z.number().int().min(1).max(99).optional(), device: code.optional(),
    scene: z.string().min(1).max(40), facts: z.record(z.string(), z.number()).optional(),
  })).min(1).max(200),
});
type Settings = z.output<typeof settings>;

const digits = z.string().regex(/^\d{1,3}$/).transform(Number);
const degrees = z.string().regex(/^-?\d{1,3}(?:\.\d{1,12})?$/).transform(Number);
const notify = z.object({ Notify: z.object({ CmdType: z.string(), SN: z.string().max(20), DeviceID: code }).loose() });
const alarm = z.object({
  AlarmPriority: digits.refine((value) => value >= 1 && value <= 4, '1 to 4'), AlarmMethod: digits.refine((value) => value >= 1 && value <= 7, '1 to 7'), AlarmTime: z.string(),
  AlarmDescription: z.string().max(400).optional(), Longitude: degrees.optional().catch(undefined), Latitude: degrees.optional().catch(undefined),
  Info: z.object({ AlarmType: digits.optional() }).optional().catch(undefined),
});

interface Waiting { events: RawEvent[]; done: () => void }
interface Registered { host: string; until: number; heard: number }

/**
 * GB/T 28181: devices register with digest, say that they live, and raise alarms. An alarm is answered when it is on disk; nothing
 * is taken of who has not registered from where it speaks.
 */
export const gb28181Feed = defineFeed({
  settings,
  open: (given, site) => {
    const registrar = new Registrar(given, site, reveal(given.password));
    return { events: (signal) => registrar.events(signal) };
  },
  sample: (given, site) => ({ bytes }) => new Registrar(given, site, '').sample(bytes),
});

class Registrar {
  private readonly box = new Mailbox<Waiting>(ROOM);
  private readonly registered = new Map<string, Registered>();
  /** Requests that wait to be on disk: who hears nothing sends them again. */
  private readonly underWay = new Set<string>();
  private readonly digest: SipDigest;
  private changes = 0;

  constructor(private readonly settings: Settings, private readonly site: Site, password: string) {
    this.digest = new SipDigest(settings.server.slice(0, 10), password);
  }

  /** What the body of a MESSAGE of some device means. */
  sample(body: Uint8Array): RawEvent[] {
    const { source, clock } = this.site;
    return refusing(source, clock.now(), body, () => this.read(body, checked(notify, readBody(body)).Notify.DeviceID, clock.now()));
  }

  async *events(signal: AbortSignal): AsyncGenerator<readonly RawEvent[]> {
    const { clock, report, source, wait } = this.site;
    const listener = await listenSip(this.settings.host, this.settings.port, {
      heard: (heard) => { this.hear(heard); },
      broken: (fault, bytes) => { if (this.box.size < ROOM) void this.box.put({ events: [refused(source, clock.now(), fault, bytes)], done: () => undefined }); },
    });
    report.connected();
    try {
      while (!signal.aborted) {
        const look = new AbortController();
        const stop = () => { look.abort(); };
        signal.addEventListener('abort', stop);
        void wait(LOOK_MS, look.signal).then(stop);
        const batch = await this.box.take(BATCH, look.signal);
        stop();
        signal.removeEventListener('abort', stop);
        const events = [...batch.flatMap((one) => one.events), ...this.silent()];
        if (batch.length + events.length === 0) continue;
        yield events;
        for (const { done } of batch) done();
      }
    } finally {
      await listener.stop();
    }
  }

  private hear(heard: Heard): void {
    const { request, answer } = heard;
    if (request.method === 'ACK') return;
    if (this.box.size >= ROOM) answer(sipAnswer(request, 503, { 'Retry-After': '5' }));
    else if (request.method === 'REGISTER') this.register(heard);
    else if (request.method === 'MESSAGE') this.message(heard);
    else answer(sipAnswer(request, 405, { Allow: 'REGISTER, MESSAGE' }));
  }

  private register({ request, host, answer }: Heard): void {
    const now = this.site.clock.now();
    const user = userOf(request.headers['to']?.[0]);
    if (!Object.hasOwn(this.settings.devices, user)) return answer(sipAnswer(request, 403));
    if (!this.digest.proves(request, user, now)) return answer(sipAnswer(request, 401, { 'WWW-Authenticate': this.digest.challenge(now) }));
    const said = request.headers['expires']?.[0] ?? /;\s*expires=(\d+)/i.exec(request.headers['contact']?.[0] ?? '')?.[1] ?? '3600';
    const expires = Math.min(EXPIRES, /^\d{1,9}$/.test(said) ? Number(said) : 3_600);
    if (expires === 0) this.registered.delete(user);
    else this.registered.set(user, { host, until: now + expires * 1_000, heard: now });
    this.put([this.device(user, expires > 0, now)], () => { answer(sipAnswer(request, 200, { Expires: String(expires) })); });
  }

  private message({ request, host, answer }: Heard): void {
    const now = this.site.clock.now();
    const user = userOf(request.headers['from']?.[0]);
    const known = this.registered.get(user);
    if (known?.host !== host || known.until < now) return answer(sipAnswer(request, 403));
    const key = `${user} ${request.headers['call-id']?.[0] ?? ''} ${request.headers['cseq']?.[0] ?? ''}`;
    if (this.underWay.has(key)) return;
    known.heard = now;
    const events = refusing(this.site.source, now, request.body, () => this.read(request.body, user, now));
    this.underWay.add(key);
    this.put(events, () => {
      this.underWay.delete(key);
      answer(sipAnswer(request, events.some(({ fault }) => fault) ? 400 : 200));
    });
  }

  private read(body: Uint8Array, user: string, now: number): RawEvent[] {
    const { Notify } = checked(notify, readBody(body));
    if (Notify.CmdType === 'Keepalive') return [this.device(user, true, now)];
    if (Notify.CmdType !== 'Alarm') return [];
    const said = checked(alarm, Notify);
    const { AlarmPriority, AlarmMethod, AlarmTime, AlarmDescription: label, Longitude, Latitude, Info } = said;
    const rule = this.settings.scenes.find(({ method, type, device }) => (method === undefined || method === AlarmMethod)
      && (type === undefined || type === Info?.AlarmType) && (device === undefined || device === Notify.DeviceID));
    if (!rule) throw new ProtocolError('invalid-event', `AlarmMethod: ${AlarmMethod} of ${Notify.DeviceID} means no scene of the configuration`);
    const time = readTime('AlarmTime', AlarmTime, 'iso', ZONE);
    const there = Longitude !== undefined && Latitude !== undefined && (Longitude !== 0 || Latitude !== 0) ? { lon: Longitude, lat: Latitude } : {};
    const data = { ...toWgs84(there, this.site), ...this.place(Notify.DeviceID), scene: rule.scene, facts: rule.facts, severity: Math.min(3, AlarmPriority), label: label?.slice(0, 200) };
    return [{ kind: 'alert', id: `${Notify.DeviceID}/${Notify.SN}/${time}`, source: this.site.source, time, data }];
  }

  private place(id: string): Record<string, unknown> {
    const { devices } = this.settings;
    const device = Object.hasOwn(devices, id) ? devices[id] : undefined;
    return { ...toWgs84({ ...device }, this.site), device: device?.device ?? id };
  }

  private device(id: string, online: boolean, now: number): RawEvent {
    return { kind: 'device', id: digest(id, String(now), String(this.changes++)), source: this.site.source, time: now, data: { ...this.place(id), kind: 'camera', online } };
  }

  /** Tells of the devices that said nothing for long, or whose registration ended. */
  private silent(): RawEvent[] {
    const now = this.site.clock.now();
    const gone = [...this.registered].filter(([, { until, heard }]) => until < now || heard + SILENT_MS < now).map(([id]) => id);
    for (const id of gone) this.registered.delete(id);
    return gone.map((id) => this.device(id, false, now));
  }

  private put(events: RawEvent[], done: () => void): void { void this.box.put({ events, done }); }
}

/** Bodies are in GB2312, whether they say so or not, or in UTF-8. */
function readBody(body: Uint8Array): unknown {
  try {
    return readXml(body);
  } catch (fault) {
    if (fault instanceof ProtocolError && fault.code === 'invalid-utf8') return readXml(body, 'gb18030');
    throw fault;
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ProtocolError('invalid-event', `${issue?.path.join('.') || 'message'}: ${issue?.message ?? 'invalid'}`);
}
