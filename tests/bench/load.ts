import { randomUUID } from 'node:crypto';
import { CASE_STATES } from '#protocol/stages';
import { SCENES } from '#scenes/index';
import { Random } from '#fixtures/random';

interface Standing { id: string; scene: string; block: string; step: number }

const STEPS = CASE_STATES.filter((state) => !['rejected', 'returned', 'rework'].includes(state));

/** Events that keep every topic of the main wall moving: cases come, step and close, alerts come, devices speak. Seeded. */
export class Load {
  private readonly random: Random;
  private readonly open: Standing[] = [];
  private next = 0;

  /** Two loads of different names have nothing in common. */
  constructor(private readonly blocks: readonly string[], private readonly name = 'load') { this.random = new Random(name); }

  /** Devices in every block, and `cases` open cases. */
  stock(cases: number): object[] {
    const devices = this.blocks.map((block) => this.event('device', { device: `dev-${block}`, block, online: true }));
    return [...devices, ...Array.from({ length: cases }, () => this.opened())];
  }

  /** One tick's events: about twenty. */
  tick(): object[] {
    const alert = this.event('alert', { device: `cam-${this.next}`, scene: this.scene(), block: this.block(), severity: this.random.int(1, 3) });
    const devices = Array.from({ length: 6 }, () => { const block = this.block(); return this.event('device', { device: `dev-${block}`, block, online: !this.random.chance(0.02) }); });
    return [alert, ...devices, ...Array.from({ length: 4 }, () => this.opened()), ...Array.from({ length: 9 }, () => this.stepped())];
  }

  private opened(): object {
    const standing = { id: `${this.name}-${this.next}`, scene: this.scene(), block: this.block(), step: 0 };
    this.open.push(standing);
    return this.told(standing);
  }

  private stepped(): object {
    const i = this.random.int(0, this.open.length - 1);
    const standing = this.open[i];
    if (!standing) return this.opened();
    standing.step = Math.min(STEPS.length - 1, standing.step + this.random.int(1, 4));
    if (standing.step === STEPS.length - 1) this.open.splice(i, 1);
    return this.told(standing);
  }

  private told({ id, scene, block, step }: Standing): object {
    return this.event('case', { case: id, scene, block, state: STEPS[step], severity: this.random.int(1, 3), origin: 'patrol' });
  }

  private event(kind: string, data: object): object {
    this.next++;
    // Random, as real sources send them: no neighbour of the one before.
    return { specversion: '1.0', id: randomUUID(), source: '/bench', type: `tongxin.${kind}.v1`, time: new Date().toISOString(), data };
  }

  private scene(): string { return SCENES[this.random.int(0, SCENES.length - 1)]?.id ?? ''; }
  private block(): string { return this.blocks[this.random.int(0, this.blocks.length - 1)] ?? ''; }
}
