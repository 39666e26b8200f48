import type { District } from '#protocol/district';
import { PUBLIC_PLACES, type PublicOverview, type PublicPlace, type PublicPlaceOf, type PublicScene, type PublicStage } from '#protocol/public';
import type { CaseState } from '#protocol/stages';
import type { Row, TopicTables } from '#protocol/topics';
import type { Scene } from '#scenes/scene';
import type { Table } from '../aggregate/table.ts';
import { ends } from './case.ts';
import type { Register } from './register.ts';

/** How far a case in a state is for whoever asks; undefined once it has ended. */
const STAGE: Readonly<Partial<Record<CaseState, PublicStage>>> = {
  discovered: 'told', accepted: 'told', registered: 'told', dispatched: 'told', returned: 'told',
  'in-hand': 'working', rework: 'working', disposed: 'checking', verifying: 'checking',
};

/** What is counted of a place. */
type Census = Omit<PublicPlace, 'at' | 'heard'>;
export type Overview = Census & Pick<PublicOverview, 'streets'>;

export interface PublicParts {
  register: Register;
  district: District;
  scenes: readonly Scene[];
  /** When the running day began, ms. */
  midnight: () => number;
}

/**
 * What passers-by may know: counts by block and scene, and nothing else of a case. It is left out here, not on a screen: cases
 * that tell of a household (domain section 8) are counted nowhere, so that no difference of two counts tells of one either.
 * Each answer is one walk through the register, 5 to 50 ms at 100,000 cases.
 */
export class PublicView {
  private readonly hidden: ReadonlySet<string>;
  private readonly streetOf: ReadonlyMap<string, string>;

  constructor(private readonly parts: PublicParts) {
    this.hidden = new Set(parts.scenes.filter(({ household }) => household === true).map(({ id }) => id));
    this.streetOf = new Map(parts.district.blocks.map(({ id, street }) => [id, street]));
  }

  /** The whole district, and of each street and block how much is in hand. */
  overview(): Overview {
    const { district } = this.parts;
    const whole = new Count();
    const places = new Map<string, Count>();
    const of = (id: string) => places.get(id) ?? set(places, id, new Count());
    this.walk((block, ...one) => {
      const street = this.streetOf.get(block);
      for (const count of [whole, of(`block/${block}`), ...street === undefined ? [] : [of(`street/${street}`)]]) count.add(...one);
    });
    return {
      ...whole.census(),
      streets: district.streets.map(({ id, zh, en }) => {
        const { open, solved } = of(`street/${id}`);
        const blocks = district.blocks.filter(({ street }) => street === id).map((block) => ({ id: block.id, zh: block.zh, en: block.en, open: of(`block/${block.id}`).open }));
        return { id, zh, en, open, solved, blocks };
      }),
    };
  }

  /** What stands in a street or a block; undefined where there is no such thing. */
  place(about: string, id: string): Census | undefined {
    if (!isPlace(about)) return undefined;
    const blocks = new Set(this.parts.district.blocks.filter((block) => (about === 'block' ? block.id : block.street) === id).map((block) => block.id));
    if (blocks.size === 0) return undefined;
    const count = new Count();
    this.walk((block, ...one) => { if (blocks.has(block)) count.add(...one); });
    return count.census();
  }

  private walk(see: (block: string, scene: string, stage: PublicStage | undefined, opened: number, today: { found: boolean; solved: boolean }) => void): void {
    const { register, midnight } = this.parts;
    const since = midnight();
    for (const slot of register.slots()) {
      const scene = register.cell(slot, 'scene');
      if (this.hidden.has(scene)) continue;
      const [state, opened] = [register.cell(slot, 'state'), register.cell(slot, 'opened')];
      see(register.cell(slot, 'block'), scene, STAGE[state], opened, { found: opened >= since, solved: ends(state) && register.cell(slot, 'ended') >= since });
    }
  }
}

/** The running month of the whole district, from the indicators. */
export function monthOf(indicators: Table | undefined): PublicOverview['month'] {
  const slot = indicators?.slot('district/district') ?? -1;
  const row = slot < 0 ? undefined : indicators?.row(slot) as Row<TopicTables<'indicators'>['indicators']> | undefined;
  const { closed = 0, due = 0, onTime = 0, mean = 0 } = row ?? {};
  return { closed, due, onTime, mean };
}

class Count {
  open = 0;
  found = 0;
  solved = 0;
  private readonly scenes = new Map<string, PublicScene>();

  add(scene: string, stage: PublicStage | undefined, opened: number, today: { found: boolean; solved: boolean }): void {
    if (today.found) this.found += 1;
    if (today.solved) this.solved += 1;
    if (stage === undefined) return;
    this.open += 1;
    const own = this.scenes.get(scene) ?? set(this.scenes, scene, { scene, told: 0, working: 0, checking: 0, since: opened });
    own[stage] += 1;
    own.since = Math.min(own.since, opened);
  }

  census(): Census {
    const all = ({ told, working, checking }: PublicScene) => told + working + checking;
    const scenes = [...this.scenes.values()].sort((a, b) => all(b) - all(a) || a.since - b.since || (a.scene < b.scene ? -1 : 1));
    return { open: this.open, found: this.found, solved: this.solved, scenes };
  }
}

function set<T>(map: Map<string, T>, key: string, value: T): T {
  map.set(key, value);
  return value;
}

const isPlace = (about: string): about is PublicPlaceOf => PUBLIC_PLACES.some((one) => one === about);
