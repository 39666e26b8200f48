import { curtainWall } from './ce/curtain-wall.ts';
import { deepPit } from './ce/deep-pit.ts';
import { heritageVib } from './ce/heritage-vib.ts';
import { houseMisuse } from './ce/house-misuse.ts';
import { illegalBuild } from './ce/illegal-build.ts';
import { muckTruck } from './ce/muck-truck.ts';
import { overheadCable } from './ce/overhead-cable.ts';
import { roadCavity } from './ce/road-cavity.ts';
import { siteDust } from './ce/site-dust.ts';
import { siteNoise } from './ce/site-noise.ts';
import { elderSensor } from './cm/elder-sensor.ts';
import { elderWater } from './cm/elder-water.ts';
import { estateParking } from './cm/estate-parking.ts';
import { propertyDispute } from './cm/property-dispute.ts';
import { creekQuality } from './en/creek-quality.ts';
import { illegalDischarge } from './en/illegal-discharge.ts';
import { kitchenFume } from './en/kitchen-fume.ts';
import { manholeShift } from './en/manhole-shift.ts';
import { streetFlood } from './en/street-flood.ts';
import { underpassFlood } from './en/underpass-flood.ts';
import { basementDwell } from './ps/basement-dwell.ts';
import { crowdFlow } from './ps/crowd-flow.ts';
import { ebikeCharge } from './ps/ebike-charge.ts';
import { ebikeLift } from './ps/ebike-lift.ts';
import { estateGuard } from './ps/estate-guard.ts';
import { fireLane } from './ps/fire-lane.ts';
import { gasLeak } from './ps/gas-leak.ts';
import { groupRent } from './ps/group-rent.ts';
import { highToss } from './ps/high-toss.ts';
import { liftTrap } from './ps/lift-trap.ts';
import { meterBoxHeat } from './ps/meter-box-heat.ts';
import { smokeAlarm } from './ps/smoke-alarm.ts';
import { threeInOne } from './ps/three-in-one.ts';
import { waterTank } from './ps/water-tank.ts';
import { bikePileup } from './ua/bike-pileup.ts';
import { binOverflow } from './ua/bin-overflow.ts';
import { bulkyWaste } from './ua/bulky-waste.ts';
import { greenDamage } from './ua/green-damage.ts';
import { litter } from './ua/litter.ts';
import { shopOverflow } from './ua/shop-overflow.ts';
import { signFall } from './ua/sign-fall.ts';
import { streetKiosk } from './ua/street-kiosk.ts';
import { streetVendor } from './ua/street-vendor.ts';
import { treeDown } from './ua/tree-down.ts';
import { wasteSort } from './ua/waste-sort.ts';
import type { Scene } from './scene.ts';

/** The list in the order of `n`. Throws RangeError where two scenes share an id or a number, or one follows none. */
export function listScenes(scenes: readonly Scene[]): readonly Scene[] {
  for (const key of ['id', 'n'] as const) {
    const taken = new Set<string | number>();
    for (const scene of scenes) {
      if (taken.has(scene[key])) throw new RangeError(`two scenes have the ${key} ${scene[key]}`);
      taken.add(scene[key]);
    }
  }
  const ids = new Set(scenes.map(({ id }) => id));
  for (const { id, alarm: { follows = [] } } of scenes) {
    const stray = follows.find((other) => other === id || !ids.has(other));
    if (stray !== undefined) throw new RangeError(`${id} cannot follow ${stray}`);
  }
  return Object.freeze([...scenes].sort((a, b) => a.n - b.n));
}

/** Every scene; a new one is its file and its name here. */
export const SCENES = listScenes([
  highToss, ebikeLift, ebikeCharge, fireLane, smokeAlarm, meterBoxHeat, gasLeak, waterTank, crowdFlow, threeInOne,
  basementDwell, groupRent, estateGuard, liftTrap, streetKiosk, shopOverflow, streetVendor, litter, binOverflow,
  wasteSort, bulkyWaste, bikePileup, signFall, greenDamage, treeDown, illegalBuild, houseMisuse, muckTruck, siteDust,
  siteNoise, deepPit, curtainWall, heritageVib, roadCavity, overheadCable, underpassFlood, streetFlood, creekQuality,
  illegalDischarge, kitchenFume, manholeShift, elderWater, elderSensor, estateParking, propertyDispute,
]);
