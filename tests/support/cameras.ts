import { spawn, type ChildProcess } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startHttpPeer } from './peer-http.ts';
import { startPeer, type Peer } from './peer.ts';
import { tempDir } from './spawn-server.ts';
import { startWhep, type Whep } from './whep.ts';

const FFMPEG = '/usr/bin/ffmpeg';
export const WIDTH = 320;
export const HEIGHT = 180;
/** The clock of a test picture: tenths of a second of the time of day, so many bits along the top edge, the lowest first. */
export const CLOCK_BITS = 14;
export const BIT_PX = 20;
const RATE = 10;

/** A picture that moves and tells in itself when it was made. */
function picture(): string[] {
  const bits = Array.from({ length: CLOCK_BITS }, (_, k) => `drawbox=x=${k * BIT_PX}:y=0:w=${BIT_PX}:h=${BIT_PX}:color=white:t=fill:enable='mod(floor(t*10/${2 ** k})\\,2)'`);
  const filters = [
    `testsrc2=size=${WIDTH}x${HEIGHT}:rate=${RATE}`, "setpts='RTCTIME/(TB*1000000)'",
    `drawbox=x=0:y=0:w=${WIDTH}:h=${BIT_PX}:color=black:t=fill`, ...bits, `setpts='N/(${RATE}*TB)'`,
  ];
  return ['-hide_banner', '-loglevel', 'error', '-re', '-f', 'lavfi', '-i', filters.join(',')];
}
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p', '-g', String(RATE), '-b:v', '200k'];

/** Cameras of a real encoder behind one host that wants a password: `/hls/<n>/index.m3u8`, `/flv/<n>`, `/whep/<n>`, `/still/<n>`. */
export interface CameraHost {
  readonly host: string;
  readonly user: string;
  readonly password: string;
  url(kind: 'hls' | 'flv' | 'whep' | 'still', n: number): string;
  /** What was asked for with the wrong password or none. */
  readonly refused: string[];
  /** Paths that were asked for. */
  readonly asked: readonly IncomingMessage[];
  /** The encoder of that camera stands still, or goes on. */
  freeze(kind: 'hls' | 'flv', n: number, frozen: boolean): void;
  /** Open streams of FLV of that camera are cut. */
  cut(n: number): void;
  end(): Promise<void>;
}

export async function startCameras(): Promise<CameraHost> {
  const [user, password] = ['wall', 'only-the-server-knows'];
  const dir = await tempDir('cameras-');
  const encoders = new Map<string, Promise<Peer>>();
  const flv = new Map<ChildProcess, { n: number; response: ServerResponse }>();
  const refused: string[] = [];
  let whep: Whep | undefined;
  const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

  const encodeHls = async (n: number): Promise<Peer> => {
    const folder = join(dir.path, String(n));
    await mkdir(folder, { recursive: true });
    return startPeer(FFMPEG, 'ffmpeg', [...picture(), ...H264, '-f', 'hls', '-hls_time', '1', '-hls_list_size', '4', '-hls_flags', 'delete_segments', join(folder, 'index.m3u8')]);
  };
  const sendHls = async (n: number, file: string, response: ServerResponse) => {
    const encoder = encoders.get(`hls${n}`) ?? encodeHls(n);
    encoders.set(`hls${n}`, encoder);
    await encoder;
    const path = join(dir.path, String(n), file);
    for (let look = 0; look < 200 && !existsSync(path); look++) await sleep(25);
    if (!existsSync(path)) response.writeHead(404).end();
    else createReadStream(path).on('error', () => { response.destroy(); }).pipe(response);
  };
  const sendFlv = (n: number, response: ServerResponse) => {
    const child = spawn(FFMPEG, [...picture(), ...H264, '-f', 'flv', '-'], { stdio: ['ignore', 'pipe', 'ignore'] });
    flv.set(child, { n, response });
    response.writeHead(200, { 'content-type': 'video/x-flv' });
    child.stdout.pipe(response);
    const end = () => { child.kill('SIGKILL'); flv.delete(child); };
    response.once('close', end);
    child.once('exit', () => { response.destroy(); });
  };
  const sendStill = (response: ServerResponse) => {
    const child = spawn(FFMPEG, [...picture(), '-frames:v', '1', '-f', 'image2', '-c:v', 'mjpeg', '-'], { stdio: ['ignore', 'pipe', 'ignore'] });
    response.writeHead(200, { 'content-type': 'image/jpeg' });
    child.stdout.pipe(response);
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const [, kind = '', name = '', file = ''] = (request.url ?? '').split('/');
    if (request.headers.authorization !== expected) {
      refused.push(request.url ?? '');
      response.writeHead(401, { 'www-authenticate': 'Basic realm="cameras"' }).end();
    } else if (kind === 'hls') void sendHls(Number(name), file, response);
    else if (kind === 'flv') sendFlv(Number(name), response);
    else if (kind === 'still') sendStill(response);
    else if (kind === 'whep') (whep ??= startWhep([...picture(), ...H264])).answer(request, response);
    else response.writeHead(404).end();
  };
  const peer = await startHttpPeer(answer);
  return {
    host: peer.host, user, password, refused, asked: peer.asked,
    url: (kind, n) => `${peer.url}/${kind}/${n}${kind === 'hls' ? '/index.m3u8' : ''}`,
    freeze(kind, n, frozen) {
      const signal = frozen ? 'SIGSTOP' : 'SIGCONT';
      if (kind === 'hls') void encoders.get(`hls${n}`)?.then((encoder) => { encoder.signal(signal); });
      for (const [child, { n: of }] of flv) if (kind === 'flv' && of === n) child.kill(signal);
    },
    cut(n) { for (const { n: of, response } of flv.values()) if (of === n) response.destroy(); },
    async end() {
      for (const child of flv.keys()) child.kill('SIGKILL');
      await Promise.all([...encoders.values()].map(async (encoder) => (await encoder).end('SIGKILL')));
      await whep?.end();
      await peer.end();
      await dir.remove();
    },
  };
}
