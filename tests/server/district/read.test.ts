import { describe, expect, it } from 'vitest';
import { SCENES } from '#scenes/index';
import { DistrictError } from '#server/district/fault';
import { readDistrict } from '#server/district/read';
import { copyDistrict, linesOf, put, READING, YUNXI, type Edits } from '#tests/support/district-copy';
import { SHIPPED } from '#tests/support/limits';
import { HOME } from '#tests/support/shipped';

const yunxi = readDistrict(YUNXI, READING);

describe('a district’s folder', () => {
  it('gives what the walls show', () => {
    expect(yunxi.district).toMatchObject({ id: 'yunxi', zh: '云溪区', en: 'Yunxi District', zone: 'Asia/Urumqi', schematic: false });
    expect([yunxi.district.streets.length, yunxi.district.areas.length, yunxi.district.blocks.length]).toEqual([2, 3, 6]);
    expect(yunxi.district.blocks.find(({ id }) => id === 'north-2')).toMatchObject({ zh: '溪北2', area: 'north-a', street: 'north' });
    expect(yunxi.district.limits.E2).toEqual([0.1, 0.1, 0.25, 3, 1, 1]);
  });

  it('places committees by their block and devices by their position', () => {
    expect(yunxi.committees[2]).toEqual({ id: 'south-2-c1', zh: '溪南二村东居委', block: 'south-2', street: 'south' });
    expect(yunxi.devices.map(({ id, block }) => `${id} ${block}`)).toEqual(['eye-1 south-1', 'eye-2 south-2', 'eye-3 south-3', 'eye-4 north-1', 'eye-5 north-2', 'eye-6 north-3', 'head-1 south-1']);
  });

  it('grades the scenes for which it has thresholds, and leaves the others as they are', () => {
    const words = (scenes: typeof SCENES, scene: string) => scenes.find(({ id }) => id === scene)?.severity.map(({ zh }) => zh);
    expect(words(yunxi.scenes, 'fire-lane')).toEqual(['占用超20分钟', ...(words(SCENES, 'fire-lane') ?? []).slice(1)]);
    expect(yunxi.district.grades?.['fire-lane']?.[0]).toEqual({ zh: '占用超20分钟', en: 'Over 20 min' });
    expect(yunxi.scenes.filter(({ id }) => id !== 'fire-lane')).toEqual(SCENES.filter(({ id }) => id !== 'fire-lane'));
    expect([HOME.scenes, HOME.district.grades]).toEqual([SCENES, undefined]);
  });

  it('without blocks.geojson has its blocks composed, and is schematic then whatever it says', async () => {
    const edits: Edits = { 'blocks.geojson': 'gone', 'streets.csv': (text) => text.split('\n').map((line, i) => (line === '' ? '' : `${line},${i === 0 ? 'km2' : '8'}`)).join('\n'), 'devices.csv': 'gone' };
    const { path, remove } = await copyDistrict(YUNXI, edits);
    const { district } = readDistrict(path, READING);
    await remove();
    expect([district.schematic, district.blocks.length]).toEqual([true, 6]);
  });

  it('may lack committees, devices, landmarks, water, roads, thresholds and a study', async () => {
    const lines = await linesOf(SHIPPED, { 'committees.csv': 'gone', 'devices.csv': 'gone', 'landmarks.csv': 'gone', 'water.geojson': 'gone', 'roads.geojson': 'gone', 'baseline.csv': 'gone' });
    expect(lines).toEqual([]);
  });
});

describe('a fault in a district’s folder', () => {
  it.each<[string, Edits, string[]]>([
    ['a file that is missing', { 'areas.csv': 'gone', 'limits.json': 'gone' }, ['areas.csv: is missing', 'limits.json: is missing']],
    ['a folder that is none', { ...Object.fromEntries(['district.json', 'outline.geojson', 'streets.csv', 'areas.csv', 'blocks.csv', 'holidays.json', 'limits.json'].map((file) => [file, 'gone' as const])) }, ['district.json: is missing']],
    ['a street that is not there', { 'areas.csv': put(',north\n', ',west\n') }, ['areas.csv:4: column street: there is no street west', 'streets.csv:3: column id: north has no row in areas.csv']],
    ['an area that is not there', { 'blocks.csv': put('溪北2,North 2,north-a', '溪北2,North 2,north-z') }, ['blocks.csv:6: column area: there is no area north-z']],
    ['a committee of no block', { 'committees.csv': put('south-1\n', 'south-9\n') }, ['committees.csv:2: column block: there is no block south-9']],
    ['an id that is taken', { 'blocks.csv': put('south-2,', 'south-1,') }, ['blocks.csv:3: column id: south-1 stands in row 2 too', 'blocks.geojson: feature 2 (south-2): there is no block south-2 in blocks.csv']],
    ['an id that is none', { 'landmarks.csv': put('hall,', 'Hall 1,') }, ['landmarks.csv:2: column id: an id is made of lower-case letters, digits and single hyphens']],
    ['a cell that is empty', { 'blocks.csv': put(',South 3,', ',,') }, ['blocks.csv:4: column en: is missing']],
    ['a column that is missing', { 'blocks.csv': put('id,zh,en,area', 'id,zh,en,region') }, ['blocks.csv:1: column area: is missing', 'warning: blocks.csv:1: column region: is not read']],
    ['a row that is too short', { 'streets.csv': put('south,溪南,South,', 'south,溪南,') }, ['streets.csv:2: has more or fewer cells than the header']],
    ['a quote that does not close', { 'streets.csv': put('south,溪南', 'south,"溪南') }, ['is not CSV']],
    ['a table that is not UTF-8', { 'areas.csv': () => '\uD800' }, ['areas.csv']],
    ['a name that is too long for a wall', { 'blocks.csv': put('溪北3,North 3', '溪北第三块,North the third') }, ['blocks.csv:7: column zh: 溪北第三块 has 5 characters, a wall has room for 4', 'blocks.csv:7: column en: North the third has 15 letters, a wall has room for 12']],
    ['a device outside', { 'devices.csv': put('eye-3,camera,87.646', 'eye-3,camera,87.746') }, ['devices.csv:4: column lon: eye-3 lies outside the outline, at 87.746, 43.8045']],
    ['a number that is none', { 'devices.csv': put('87.646', 'east') }, ['devices.csv:4: column lon: east is no number from -180 to 180']],
    ['a sensor of no scene', { 'devices.csv': put('smoke-alarm', 'dragons') }, ['devices.csv:8: column scene: there is no scene dragons']],
    ['a sensor that watches for nothing', { 'devices.csv': put('smoke-alarm', '') }, ['devices.csv:8: column scene: a sensor names the scene that it watches for']],
    ['a zone that is none', { 'district.json': put('Asia/Urumqi', 'Asia/Yunxi') }, ['district.json: key zone: there is no time zone Asia/Yunxi']],
    ['a key that nobody knows', { 'district.json': put('"zone"', '"colour": 1, "zone"') }, ['district.json: there is no colour here']],
    ['what is not JSON', { 'district.json': put('"schematic": false,', '"schematic": false,,') }, ['district.json:4: is not JSON']],
    ['a limit of nothing', { 'limits.json': put('"accept": 0.05', '"accept": 0') }, ['limits.json: key limits.E1.accept: Too small: expected number to be >0']],
    ['a class without limits', { 'limits.json': put('"F":', '"G":') }, ['limits.json: key limits.F: is missing']],
    ['a date that is none', { 'holidays.json': put('"until": "2026-10-07"', '"until": "2026-10-32"') }, ['holidays.json: key holidays.1.until: Invalid ISO date']],
    ['a day both off and worked', { 'holidays.json': put('"makeUp": []', '"makeUp": ["2026-10-03"]') }, ['holidays.json: key holidays: 2026-10-03 is both a holiday and worked for one']],
    ['a threshold of no scene', { 'thresholds.json': put('"fire-lane"', '"fire-lanes"') }, ['thresholds.json: key scenes.fire-lanes: there is no scene fire-lanes']],
    ['a threshold over what nobody measures', { 'thresholds.json': put('"vehicle"', '"vehicles"') }, ['thresholds.json: key scenes.fire-lane.1.when: there is no quantity vehicles']],
    ['a figure of no register', { 'baseline.csv': () => 'row,kind,of,key,measure,asOf,value,rank,about\n9,baseline,castles,all,count,2020,1,,\n' }, ['baseline.csv:2: column of: there is no register castles']],
    ['an outline that is open', { 'outline.geojson': put(', [87.6, 43.8]]]', ']]') }, ['outline.geojson: feature 1: a ring is not closed: it begins at 87.6, 43.8 and ends at 87.6, 43.83']],
    ['an outline that crosses itself', { 'outline.geojson': put('[87.66, 43.8], [87.66, 43.83]', '[87.66, 43.83], [87.66, 43.8]') }, ['outline.geojson: feature 1: a ring crosses itself near 87.66, 43.8']],
    ['a geometry of another kind', { 'outline.geojson': put('"Polygon"', '"Point"') }, ['outline.geojson: feature 1: geometry.type: Invalid']],
    ['a block without a feature', { 'blocks.geojson': put('"id": "north-1"', '"id": "north-2"') }, ['blocks.csv:5: column id: north-1 has no sound feature in blocks.geojson', 'blocks.geojson: feature 5 (north-2): north-2 has a feature before this one']],
    ['a block on another', { 'blocks.geojson': put('[87.6, 43.8], [87.62, 43.8], [87.62, 43.815]', '[87.6, 43.8], [87.63, 43.8], [87.63, 43.815]') }, ['blocks.geojson: block south-2: it lies on south-1: 50.0 % of the smaller one']],
    ['a block outside', { 'blocks.geojson': put('[87.66, 43.8], [87.66, 43.815]', '[87.68, 43.8], [87.68, 43.815]') }, ['blocks.geojson: block south-3: 50.0 % of it lies outside the outline']],
  ])('is named where it stands: %s', async (_, edits, expected) => {
    const lines = await linesOf(YUNXI, edits);
    for (const line of expected) expect(lines).toContainEqual(expect.stringContaining(line));
  });

  it('is one of many that are found in one go', async () => {
    const lines = await linesOf(YUNXI, { 'areas.csv': put(',north\n', ',west\n'), 'blocks.csv': put(',South 3,', ',,'), 'limits.json': put('"accept": 0.05', '"accept": -1'), 'outline.geojson': put('"Polygon"', '"Point"') });
    expect(lines.map((line) => line.split(':')[0])).toEqual(expect.arrayContaining(['outline.geojson', 'areas.csv', 'blocks.csv', 'limits.json']));
  });

  it('is told to who wants the district, in the same words', async () => {
    const { path, remove } = await copyDistrict(YUNXI, { 'blocks.csv': put('north-a', 'north-z') });
    expect(() => readDistrict(path, READING)).toThrow(DistrictError);
    expect(() => readDistrict(path, READING)).toThrow(`blocks.csv:5: column area: there is no area north-z\n${path}: 1 fault, no warnings`);
    await remove();
  });

  it('comes with a hint where positions look swapped or are in GCJ-02', async () => {
    const swap = (text: string) => text.replace(/^(\w[\w-]*,camera),([\d.]+),([\d.]+)/gm, '$1,$3,$2');
    expect((await linesOf(SHIPPED, { 'devices.csv': swap }))[0]).toContain('is no longitude and latitude in degrees: are the two swapped?');
    expect((await linesOf(YUNXI, { 'devices.csv': swap }))[0]).toContain('lies outside the outline, at 43.8045, 87.606; are longitude and latitude swapped?');
    const moved = (text: string) => `${text.split('\n')[0] ?? ''}\ngate,溪门,Gate,87.662,43.802\n`;
    expect(await linesOf(YUNXI, { 'landmarks.csv': moved })).toEqual(['landmarks.csv:2: column lon: gate lies outside the outline, at 87.662, 43.802; as GCJ-02 it would lie within: convert it to WGS84']);
  });
});

describe('a warning', () => {
  it('leaves the district good: holidays that end, working weekdays, and ground without a block', async () => {
    expect(await linesOf(YUNXI, { 'holidays.json': put('2026-12-31', '2026-06-30') })).toEqual([
      'warning: holidays.json: key coveredUntil: 2026-06-30 leaves days of 2026 uncovered, on which every weekday counts as a working day',
    ]);
    expect(await linesOf(YUNXI, { 'holidays.json': put('2026-01-04', '2026-01-05') })).toEqual(['warning: holidays.json: key holidays.0.makeUp: 2026-01-05 is a weekday, which is worked anyway']);
    expect(await linesOf(YUNXI, { 'outline.geojson': (text) => text.replaceAll('87.66', '87.68') })).toEqual(['warning: blocks.geojson: 25.0 % of the outline is in no block; events there find none']);
  });
});
