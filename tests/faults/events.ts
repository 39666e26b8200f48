import { randomUUID } from 'node:crypto';
import { CASE_STATES } from '#protocol/stages';
import { SCENES } from '#scenes/index';

/** One event as it is posted. */
export interface Posted { specversion: '1.0'; id: string; source: string; type: string; time: string; data: object }

/** Cameras and cases in hand of one writer: so many that every topic moves, and so few that no table grows with the rounds. */
const CAMERAS = 48;
const CASES = 24;
const STEPS = CASE_STATES.filter((state) => !['rejected', 'returned', 'rework'].includes(state));

/** What one source says, over and over: its cameras raise alerts and end them, its cases go from found to closed, its devices come and go. */
export class Events {
  private turn = 0;
  private readonly cases = Array.from({ length: CASES }, () => ({ name: randomUUID(), step: 0 }));

  constructor(private readonly source: string, private readonly blocks: readonly string[]) {}

  /** The next batch: every event under an id that no other has. */
  next(): Posted[] {
    const n = this.turn++;
    return [...[0, 1].map((k) => this.alert(2 * n + k)), this.device(n), ...[0, 1, 2].map((k) => this.step(3 * n + k))];
  }

  private alert(n: number): Posted {
    const camera = n % CAMERAS;
    const ends = Math.floor(n / CAMERAS) % 2 === 1;
    return this.event('alert', { device: `${this.source}-cam-${camera}`, scene: sceneOf(camera), block: this.blockOf(camera), severity: 1 + camera % 3, ...(ends ? { state: 'ended' } : {}) });
  }

  private device(n: number): Posted {
    return this.event('device', { device: `${this.source}-cam-${n % CAMERAS}`, block: this.blockOf(n % CAMERAS), online: Math.floor(n / CAMERAS) % 2 === 0 });
  }

  private step(n: number): Posted {
    const place = n % CASES;
    const one = this.cases[place];
    if (!one) throw new RangeError(`no case ${place}`);
    const state = STEPS[one.step];
    const event = this.event('case', { case: one.name, scene: sceneOf(place), block: this.blockOf(place), state, severity: 1 + place % 3, origin: 'patrol' });
    one.step += 1;
    if (one.step === STEPS.length) Object.assign(one, { name: randomUUID(), step: 0 });
    return event;
  }

  private event(kind: string, data: object): Posted {
    return { specversion: '1.0', id: randomUUID(), source: `/faults/${this.source}`, type: `tongxin.${kind}.v1`, time: new Date().toISOString(), data };
  }

  private blockOf(n: number): string { return this.blocks[n % this.blocks.length] ?? ''; }
}

const sceneOf = (n: number): string => SCENES[n % SCENES.length]?.id ?? '';
