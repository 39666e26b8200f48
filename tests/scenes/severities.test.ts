import { describe, expect, test } from 'vitest';
import { SCENES } from '#scenes/index';
import { severityAfter } from '../support/scenario.ts';

/** What brings a severity about, what just does not, and which severity that leaves (0: nothing stands). */
type Line = readonly [raises: string, misses: string, leaves: 0 | 1 | 2 | 3];
/** From the gravest severity on; the words are those of tests/support/scenario.ts. */
type Lines = readonly [Line, Line, Line];

const SEVEN = Array.from({ length: 7 }, () => 'dust=1.1 15m');
const DRY = 'watched=1 water-use=0.009 12h';
const STILL = 'watched=1 door-opened=0 infrared=0 24h';

const TABLE: Readonly<Record<string, Lines>> = {
  // Public safety
  'high-toss': [['!injury=1', '!heavy-object=1', 2], ['!heavy-object=1', '!thrown-object=1', 3], ['thrown-object=1', 'thrown-object=0', 0]],
  'ebike-lift': [
    ['!ebike=1 5m', '!ebike=1 299s', 3],
    ['!ebike=1 40s over 14d !ebike=1 40s over 15d !ebike=1', '!ebike=1 40s over 15d !ebike=1 40s over 15d !ebike=1', 3],
    ['ebike=1 30s ebike=0 ebike-withdrew=1', 'ebike=0', 0],
  ],
  'ebike-charge': [['!corridor-cable=1 !corridor-smoke=1', '!corridor-cable=1', 2], ['corridor-cable=1', 'facade-cable=1', 3], ['facade-cable=1', 'corridor-smoke=1', 0]],
  'fire-lane': [['vehicle=1 30m', 'vehicle=1 29m', 2], ['vehicle=1 15m', 'vehicle=1 14m', 3], ['vehicle=1 5m', 'vehicle=1 3m vehicle=0 vehicle=1 4m', 0]],
  'smoke-alarm': [
    ['!smoke=1 9m 2:!smoke=1', '!smoke=1 9m !smoke=1', 2], ['smoke=1', 'smoke=0 smoke-head-fault=1', 3], ['smoke-head-fault=1', 'smoke=0 smoke-head-fault=0', 0],
  ],
  'meter-box-heat': [
    ['temperature=80', 'temperature=79.9', 2], ['temperature=60', 'temperature=35 5m temperature=45 5m temperature=59', 3],
    ['temperature=30 5m temperature=32 5m temperature=34', 'temperature=30 5m temperature=31 5m temperature=33', 0],
  ],
  'gas-leak': [['gas=20', 'gas=19.9', 2], ['gas=10', 'gas=9.9 gas-sensor-fault=1', 3], ['gas-sensor-fault=1', 'gas=9.9', 0]],
  'water-tank': [
    ['fire-tank=1 tank-level=5', 'fire-tank=1 tank-level=6', 2], ['tank-level=30', 'tank-level=31 tank-sensor-fault=1', 3], ['tank-sensor-fault=1', 'tank-level=31', 0],
  ],
  'crowd-flow': [
    ['capacity=1000 people=1000', 'capacity=1000 people=999', 2], ['capacity=1000 people=800', 'capacity=1000 people=799', 3], ['capacity=1000 people=600', 'capacity=1000 people=599', 0],
  ],
  'three-in-one': [['!sleeping=1 !battery-charging=1', '!sleeping=1', 2], ['!sleeping=1', '!storage=1', 3], ['storage=1', 'battery-charging=1', 0]],
  'basement-dwell': [['!beds=11', '!beds=10', 2], ['!beds=3', '!beds=2', 3], ['beds=1', 'beds=0', 0]],
  'group-rent': [['!tenants=10', '!tenants=9 !people-per-room=5', 2], ['people-per-room=5', 'people-per-room=4 over-letting-score=0.9', 3], ['over-letting-score=0.8', 'over-letting-score=0.79', 0]],
  'estate-guard': [['!intrusion=1', '!tailgating=1', 2], ['!tailgating=1', '!guard-offline=1', 3], ['guard-offline=1', 'guard-offline=0', 0]],
  'lift-trap': [['!trapped=1 30m', '!trapped=1 29m', 2], ['!trapped=1', '!lift-fault=1', 3], ['lift-fault=1', 'lift-fault=0', 0]],
  // Urban appearance
  'street-kiosk': [['!shed-on-road=1', '!shed-on-pavement=1', 2], ['!shed-on-pavement=1', '!shed-aged=1', 3], ['shed-aged=1', 'shed-aged=0', 0]],
  'shop-overflow': [['!exit-blocked=1', '!goods-outside=1 30m', 2], ['!goods-outside=1 30m', '!goods-outside=1 29m', 3], ['goods-outside=1', 'goods-outside=0', 0]],
  'street-vendor': [['stalls=5', 'stalls=4 food-stall=1', 2], ['stalls=1 food-stall=1', 'stalls=4', 3], ['stalls=1', 'stalls=0', 0]],
  'litter': [['!garbage-volume=1', '!garbage-volume=0.9 !garbage-pile=1', 2], ['!garbage-pile=1', '!garbage-bag=1', 3], ['garbage-bag=1', 'garbage-volume=0.9', 0]],
  'bin-overflow': [['fill-level=100 2h', 'fill-level=100 119m', 2], ['fill-level=95', 'fill-level=94', 3], ['fill-level=85', 'fill-level=84', 0]],
  'waste-sort': [
    ['!load-refused=1', '!mis-sort=1 over 1d !mis-sort=1 over 1d !mis-sort=1', 2],
    ['!mis-sort=1 over 3d !mis-sort=1 over 3d !mis-sort=1', '!mis-sort=1 over 3d !mis-sort=1 over 4d !mis-sort=1', 3], ['mis-sort=1', 'mis-sort=0', 0],
  ],
  'bulky-waste': [['!pile-in-fire-lane=1', '!pile-volume=6', 2], ['pile-volume=5', 'pile-volume=4.9', 3], ['pile-volume=0.5', 'pile-volume=0.4', 0]],
  'bike-pileup': [['bikes=60 metro-exit-blocked=1', 'bikes=101', 2], ['bikes=101', 'bikes=100', 3], ['bikes=51', 'bikes=50', 0]],
  'sign-fall': [['!sign-loose=1 wind=9 !sign-fallen=1', '!sign-loose=1 wind=9', 2], ['!sign-loose=1 1h wind=8', '!sign-loose=1 1h wind=7', 3], ['sign-aged=1 wind=9', 'sign-aged=0 wind=9', 0]],
  'green-damage': [['damaged-green=50', 'damaged-green=49', 2], ['damaged-green=10', 'damaged-green=9', 3], ['damaged-green=1', 'damaged-green=0', 0]],
  'tree-down': [['!tree-on-person-or-line=1', '!tree-blocks-road=1', 2], ['!tree-blocks-road=1', '!tree-leaning=1', 3], ['tree-leaning=1', 'tree-leaning=0', 0]],
  // Construction and engineering
  'illegal-build': [['!building-work=1', '!load-bearing-wall=1', 2], ['!load-bearing-wall=1', '!old-structure=1', 3], ['old-structure=1', 'old-structure=0', 0]],
  'house-misuse': [['!gas-use=1', '!catering=1', 2], ['!catering=1', '!office-use=1', 3], ['office-use=1', 'office-use=0', 0]],
  'muck-truck': [['!muck-dumping=1', '!truck-uncovered=1', 2], ['!truck-uncovered=1', '!truck-off-route=1', 3], ['truck-off-route=1', 'truck-off-route=0', 0]],
  'site-dust': [[SEVEN.join(' '), SEVEN.slice(1).join(' '), 2], ['dust=1.1 15m dust=1.1 15m', 'dust=1.1 15m dust=1 15m', 3], ['dust=1.2 dust=0.9 15m', 'dust=1.1 dust=0.9 15m', 0]],
  'site-noise': [['night-noise=70', 'night-noise=69.9', 2], ['night-noise=65', 'night-noise=64.9', 3], ['night-noise=60', 'night-noise=59.9', 0]],
  'deep-pit': [
    ['capacity=30 displacement=30', 'capacity=30 displacement=29.9', 2], ['capacity=30 displacement=24', 'capacity=30 displacement=20 2h displacement=22 2h displacement=23.9', 3],
    ['displacement=5 2h displacement=6 2h displacement=7', 'displacement=5 2h displacement=5.9 2h displacement=6.8', 0],
  ],
  'curtain-wall': [['!glass-fallen=1 wind=9', '!glass-cracked=1 wind=9', 2], ['!glass-cracked=1 wind=8', '!glass-cracked=1 wind=7', 3], ['inspection-overdue=1', 'inspection-overdue=0 wind=9', 0]],
  'heritage-vib': [['vibration=5', 'vibration=4.9 10m', 2], ['vibration=2 10m', 'vibration=2 9m', 3], ['vibration=2', 'vibration=1.9', 0]],
  'road-cavity': [['!cavity-in-lane=1', '!cavity-on-pavement=1', 2], ['!cavity-on-pavement=1', '!unlicensed-dig=1', 3], ['unlicensed-dig=1', 'unlicensed-dig=0', 0]],
  'overhead-cable': [['!live-cable-down=1', '!cable-drooping=1', 2], ['!cable-drooping=1', '!cable-messy=1', 3], ['cable-messy=1', 'cable-messy=0', 0]],
  // Environment and water
  'underpass-flood': [['underpass-depth=25', 'underpass-depth=24.9', 2], ['underpass-depth=10', 'underpass-depth=9.9', 3], ['underpass-depth=5', 'underpass-depth=4.9', 0]],
  'street-flood': [['street-depth=30', 'street-depth=29.9', 2], ['street-depth=15', 'street-depth=14.9', 3], ['street-depth=5', 'street-depth=4.9', 0]],
  'creek-quality': [
    ['dissolved-oxygen=2', 'dissolved-oxygen=2.1', 2], ['total-phosphorus=0.3', 'total-phosphorus=0.1 3h total-phosphorus=0.2 2h total-phosphorus=0.29', 3],
    ['cod=20 2h cod=24 2h cod=28', 'cod=20 2h cod=23 2h cod=27', 0],
  ],
  'illegal-discharge': [['!toxic-discharge=1', '!visible-discharge=1', 2], ['!visible-discharge=1', '!minor-discharge=1', 3], ['turbidity=60', 'turbidity=59', 0]],
  'kitchen-fume': [['fume=2 30m', 'fume=2 29m', 2], ['fume=1', 'fume=0.9 cleaner-off=1', 3], ['cleaner-off=1', 'fume=0.9', 0]],
  'manhole-shift': [['!manhole-open=1', 'tilt=16', 2], ['tilt=15', 'tilt=14', 3], ['tilt=5', 'tilt=4', 0]],
  // Community
  'elder-water': [
    [`${DRY} 1h`, `${DRY} 59m contacted=1 1h`, 2], [DRY, 'watched=1 water-flow=0.6 water-use=0 6h water-use=0.01 6h', 3], ['water-flow=0.6', 'water-flow=0.5', 0],
  ],
  'elder-sensor': [[STILL, 'watched=1 door-opened=0 infrared=0 12h infrared=1 12h', 2], ['watched=1 door-opened=0 24h', 'battery=15 watched=0 door-opened=0 24h', 3], ['battery=20', 'battery=21', 0]],
  'estate-parking': [['!parked-in-fire-lane=1', '!days-parked=40', 2], ['days-parked=31', 'days-parked=30 free-bays=0', 3], ['free-bays=0', 'free-bays=1', 0]],
  'property-dispute': [['!group-petition=1', '!dispute=1 over 3d !dispute=1', 2], ['!dispute=1 over 29d !dispute=1', '!dispute=1 over 30d !dispute=1', 3], ['dispute=1', 'dispute=0', 0]],
};

test('every scene has its lines', () => expect(Object.keys(TABLE)).toEqual(SCENES.map(({ id }) => id)));

describe.each(Object.entries(TABLE))('%s', (scene, lines) => {
  test.each(lines.map(([raises, misses, leaves], i) => ({ severity: i + 1, raises, misses, leaves })))(
    'is of severity $severity after: $raises; and not after: $misses', ({ severity, raises, misses, leaves }) => {
      expect(severityAfter(scene, raises)).toBe(severity);
      expect(severityAfter(scene, misses)).toBe(leaves);
    },
  );
});
