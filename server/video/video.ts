import { randomUUID } from 'node:crypto';
import { ProtocolError } from '#protocol/errors';
import type { Camera, StreamKind } from '#protocol/cameras';
import { dropOldest } from '../drop-oldest.ts';
import { isPlaylist, readdress } from './playlist.ts';
import type { CameraSettings, VideoSettings } from './settings.ts';
import { SharedAnswers } from './shared-answers.ts';
import { Sources, unreachable, type Found } from './source.ts';

/** Bytes of a segment, of a still, and of the two sides of a WebRTC session. */
const SEGMENT_BYTES = 16 * 2 ** 20;
const STILL_BYTES = 4 * 2 ** 20;
const SDP_BYTES = 64 * 2 ** 10;
/** How long an answer serves other displays too, ms: a playlist changes with each segment, a segment never. */
const PLAYLIST_MS = 400;
const SEGMENT_MS = 8_000;
const STILL_MS = 2_000;
/** Addresses of a stream that are known by number, and sessions that can be ended. */
const ADDRESSES = 512;
const SESSIONS = 1_024;
/** What low-latency HLS asks a playlist by. */
const BLOCKING = ['_HLS_msn', '_HLS_part', '_HLS_skip'] as const;

/** A request for a picture: which camera, and what comes after it in the path. */
export interface Look { camera: string; rest: readonly string[]; query: string; method: 'GET' | 'POST' | 'DELETE'; headers: Readonly<Record<string, string>>; body: Uint8Array }
export interface Shown { status: number; headers: Readonly<Record<string, string>>; body: Uint8Array }

/**
 * The pictures of the cameras. A display names a camera and a stream, never an address: what it is sent names by number whatever else
 * belongs to that stream, so nothing else of a source can be asked for, and no credential leaves the server. Nothing is recorded.
 */
export class Video {
  readonly sources: Sources;
  private readonly cameras: ReadonlyMap<string, CameraSettings>;
  private readonly shared: SharedAnswers<Found>;
  private readonly addresses = new Map<string, Addresses>();
  /** Sessions of WebRTC, by the name that a display has for each. */
  private readonly sessions = new Map<string, { at: string; url: URL }>();

  /** `elapsed` is our own time in ms, monotonic. */
  constructor({ hosts, cameras }: VideoSettings, elapsed: () => number) {
    this.sources = new Sources(hosts);
    this.cameras = new Map(cameras.map((camera) => [camera.id, camera]));
    this.shared = new SharedAnswers(elapsed);
  }

  /** Every camera as a display may know it. */
  list(): Camera[] {
    return [...this.cameras.values()].map(({ id, zh, en, block, kind, at, streams, still }) =>
      ({ id, zh, en: en ?? zh, block, kind, at: at ?? null, streams: streams.map((stream) => stream.kind), still: still !== undefined }));
  }

  /** Answers for what belongs to a camera. Rejects with ProtocolError `unknown-camera`, `method-not-allowed` or `camera-unreachable`. */
  async look(asked: Look): Promise<Shown> {
    const [first = '', second, ...more] = asked.rest;
    if (first === 'still' && second === undefined && asked.method === 'GET') return this.still(asked.camera);
    if (more.length > 0) throw new ProtocolError('unknown-camera', asked.camera);
    const { kind, url } = this.stream(asked.camera, first);
    const at = `${asked.camera}/${first}`;
    if (kind === 'hls' && asked.method === 'GET') return second === undefined ? this.playlist(at, new URL(url), asked.query) : this.part(at, second, asked.headers['range']);
    if (kind === 'whep' && asked.method === 'POST' && second === undefined) return this.offer(at, new URL(url), asked.body);
    if (kind === 'whep' && asked.method === 'DELETE' && second !== undefined) return this.end(at, second);
    throw new ProtocolError('method-not-allowed', asked.method);
  }

  /** The stream of that number. Throws ProtocolError `unknown-camera`. */
  stream(id: string, number: string): { kind: StreamKind; url: string } {
    const found = /^\d$/.test(number) ? this.cameras.get(id)?.streams[Number(number)] : undefined;
    if (!found) throw new ProtocolError('unknown-camera', id);
    return found;
  }

  /** Lets go of what is old; to be called every few seconds. */
  tidy(): void { this.shared.clear(SEGMENT_MS); }

  private async still(id: string): Promise<Shown> {
    const still = this.cameras.get(id)?.still;
    if (still === undefined) throw new ProtocolError('unknown-camera', id);
    const { answer, age } = await this.shared.get(`still ${id}`, STILL_MS, async () => {
      const found = await this.sources.fetch(new URL(still), {}, STILL_BYTES);
      if (!/^image\/(jpeg|png|webp)$/.test(typeOf(found))) throw unreachable('the source sends no picture');
      return found;
    });
    return { status: 200, headers: { 'content-type': typeOf(answer), age: String(Math.floor(age / 1_000)) }, body: answer.bytes };
  }

  private async playlist(at: string, url: URL, query: string): Promise<Shown> {
    const given = new URLSearchParams(query);
    for (const name of BLOCKING) { const value = given.get(name); if (value !== null) url.searchParams.set(name, value); }
    const { answer } = await this.shared.get(url.href, PLAYLIST_MS, async () => {
      const found = await this.sources.fetch(url, {}, SEGMENT_BYTES);
      if (!isPlaylist(found.bytes)) throw unreachable('the source sends no playlist');
      return found;
    });
    return this.shown(at, answer);
  }

  private async part(at: string, number: string, range: string | undefined): Promise<Shown> {
    const url = this.addresses.get(at)?.of(Number(number));
    if (url === undefined) throw new ProtocolError('unknown-camera', `${at}/${number}`);
    const nested = /\.m3u8?$/i.test(new URL(url).pathname);
    const { answer } = await this.shared.get(`${range ?? ''} ${url}`, nested ? PLAYLIST_MS : SEGMENT_MS, () => this.sources.fetch(new URL(url), range === undefined ? {} : { headers: { range } }, SEGMENT_BYTES));
    return this.shown(at, answer);
  }

  private shown(at: string, { url, status, headers, bytes }: Found): Shown {
    if (!isPlaylist(bytes)) {
      const range = headers['content-range'];
      return { status, headers: { ...(range === undefined ? {} : { 'content-range': range }), 'content-type': 'application/octet-stream' }, body: bytes };
    }
    const known = this.addresses.get(at) ?? new Addresses();
    this.addresses.set(at, known);
    const body = readdress(Buffer.from(bytes).toString('utf8'), url, (one) => `/video/${at}/${known.number(one.href)}`);
    return { status: 200, headers: { 'content-type': 'application/vnd.apple.mpegurl' }, body: Buffer.from(body) };
  }

  private async offer(at: string, url: URL, sdp: Uint8Array): Promise<Shown> {
    const { url: from, bytes, headers } = await this.sources.fetch(url, { method: 'POST', headers: { 'content-type': 'application/sdp', accept: 'application/sdp' }, body: sdp }, SDP_BYTES);
    const name = randomUUID();
    const location = headers['location'];
    if (location !== undefined && URL.canParse(location, from.href)) {
      this.sessions.set(name, { at, url: new URL(location, from) });
      dropOldest(this.sessions, SESSIONS);
    }
    return { status: 201, headers: { 'content-type': 'application/sdp', location: `/video/${at}/${name}` }, body: bytes };
  }

  private async end(at: string, name: string): Promise<Shown> {
    const session = this.sessions.get(name);
    if (session?.at !== at) throw new ProtocolError('unknown-camera', `${at}/${name}`);
    this.sessions.delete(name);
    await this.sources.fetch(session.url, { method: 'DELETE' }, SDP_BYTES);
    return { status: 200, headers: {}, body: new Uint8Array() };
  }
}

const typeOf = ({ headers }: Found): string => headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';

/** The addresses that a stream's playlists named, by number; the longest unnamed goes first. */
class Addresses {
  private readonly numbers = new Map<string, number>();
  private readonly urls = new Map<number, string>();
  private next = 0;

  number(url: string): number {
    const number = this.numbers.get(url) ?? this.next++;
    this.numbers.delete(url);
    this.numbers.set(url, number);
    this.urls.set(number, url);
    const [oldest] = this.numbers;
    if (this.numbers.size > ADDRESSES && oldest) {
      this.numbers.delete(oldest[0]);
      this.urls.delete(oldest[1]);
    }
    return number;
  }

  of(number: number): string | undefined { return this.urls.get(number); }
}
