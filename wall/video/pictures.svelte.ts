import { stillPath } from '#protocol/cameras';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { every, type Stop, type Timing } from '../subscribe/timing.ts';
import { due } from './due.ts';

/** How often a camera is asked for a still, how many at a time, and how often it is looked whether one is due; ms. */
const EVERY = 10_000;
const AT_ONCE = 2;
const LOOK = 500;
/** Width of a still that is kept of a stream, px, and how well. */
const WIDTH = 640;
const QUALITY = 0.8;

/** A still picture: where it lies in the browser, and when it was taken, own time (ms). */
export interface Picture { url: string; at: number }

/** The last still of each camera: what its source gave, or the last frame of a stream. Nothing is kept longer than until the next one. */
export class Pictures {
  private readonly known = new SvelteMap<string, Picture>();
  private readonly asked = new SvelteMap<string, number>();
  private readonly asking = new SvelteSet<string>();

  constructor(private readonly timing: Timing, private readonly pass: () => string) {}

  of(camera: string): Picture | undefined { return this.known.get(camera); }

  /** Asks for stills of the cameras that `wanted` names, until stopped; then all are let go of. */
  start(wanted: () => readonly string[]): Stop {
    const stop = every(this.timing, LOOK, () => {
      const idle = wanted().filter((name) => !this.asking.has(name));
      const next = due(idle, this.asked, this.timing.now(), EVERY);
      for (const name of next.slice(0, Math.max(0, AT_ONCE - this.asking.size))) void this.ask(name);
    });
    return () => {
      stop();
      for (const { url } of this.known.values()) URL.revokeObjectURL(url);
      this.known.clear();
    };
  }

  /** Keeps the frame that a stream shows now. */
  capture(camera: string, video: HTMLVideoElement, at: number): void {
    const { videoWidth: width, videoHeight: height } = video;
    if (width === 0 || height === 0) return;
    const canvas = document.createElement('canvas');
    canvas.width = Math.min(WIDTH, width);
    canvas.height = Math.round(canvas.width * height / width);
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => { if (blob) this.put(camera, blob, at); }, 'image/jpeg', QUALITY);
  }

  private async ask(camera: string): Promise<void> {
    const { timing } = this;
    this.asking.add(camera);
    this.asked.set(camera, timing.now());
    try {
      const response = await fetch(stillPath(camera), { headers: { authorization: `Bearer ${this.pass()}` } });
      if (!response.ok) return;
      const age = Number(response.headers.get('age') ?? 0) * 1_000;
      this.put(camera, await response.blob(), timing.now() - age);
    } catch {
      // The next look asks again; the picture that is there grows old, and says so.
    } finally {
      this.asking.delete(camera);
    }
  }

  private put(camera: string, blob: Blob, at: number): void {
    const before = this.known.get(camera);
    if (before && before.at > at) return;
    this.known.set(camera, { url: URL.createObjectURL(blob), at });
    if (before) URL.revokeObjectURL(before.url);
  }
}
