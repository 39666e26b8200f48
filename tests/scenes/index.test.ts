import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { listScenes, SCENES } from '#scenes/index';
import { QUANTITIES } from '#scenes/quantities';
import { is, quantitiesOf } from '#scenes/rule';
import { LIMIT_CLASSES } from '#protocol/limits';
import { defineScene, GROUPS } from '#scenes/scene';

const first = SCENES[0] as (typeof SCENES)[number];
const folder = new URL('../../scenes/', import.meta.url);

describe('the list of scenes', () => {
  it('holds 45 scenes in the order of their numbers', () => {
    expect(SCENES.map(({ n }) => n)).toEqual(Array.from({ length: 45 }, (_, i) => i + 1));
  });

  it('covers every group and every limit class', () => {
    expect(new Set(SCENES.map(({ group }) => group))).toEqual(new Set(GROUPS));
    expect(new Set(SCENES.map(({ limit }) => limit))).toEqual(new Set(LIMIT_CLASSES));
  });

  it('throws on a second scene with the same id', () => {
    expect(() => listScenes([first, { ...first, n: 99 }])).toThrow('two scenes have the id high-toss');
  });

  it('throws on a second scene with the same number', () => {
    expect(() => listScenes([first, { ...first, id: 'other' }])).toThrow('two scenes have the n 1');
  });

  it('gives each scene a wall name of its own in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      expect(new Set(SCENES.map(({ short }) => short[language])).size).toBe(SCENES.length);
    }
  });

  it('is Chinese where it says zh and has no Chinese where it says en', () => {
    for (const { name, short, event, keyStep, severity, kpi, departments } of SCENES) {
      for (const { zh, en } of [name, short, event, keyStep, kpi, ...severity, ...departments]) {
        expect(zh === '110' || /\p{Script=Han}|^\d/u.test(zh), zh).toBe(true);
        expect(/\p{Script=Han}/u.test(en), en).toBe(false);
      }
    }
  });

  it('names no department longer than a wall can show', () => {
    for (const { zh, en } of SCENES.flatMap(({ departments }) => departments)) {
      expect(zh.length, zh).toBeLessThanOrEqual(4);
      expect(en.length, en).toBeLessThanOrEqual(12);
    }
  });

  it('keeps each scene in a file of its own name, in the folder of its group', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('/'));
    expect(files.sort()).toEqual(SCENES.map(({ id, group }) => `${group.toLowerCase()}/${id}.ts`).sort());
    for (const file of files) expect(readFileSync(new URL(file, folder), 'utf8').split('\n').length, file).toBeLessThanOrEqual(31);
  });
});

/** The list of scenes as it was agreed: number, id, group, sources, category, departments, limit class, evidence. */
const AGREED = `
1 high-toss PS KH ext 物业，派出所，居委 E2 putuo
2 ebike-lift PS K ext 物业，消防，居委 E1 putuo
3 ebike-charge PS KAH ext 消防，物业 A composed
4 fire-lane PS IK 0505 物业，交警，消防 E2 putuo
5 smoke-alarm PS I ext 消防，居委 E1 putuo
6 meter-box-heat PS I part01 供电，物业 E2 shanghai
7 gas-leak PS IDH 0403 燃气，消防，街镇 E1 shanghai
8 water-tank PS I part01 物业，房管，卫监 A putuo
9 crowd-flow PS KD 0409 公安，文旅，街镇 E1 shanghai
10 three-in-one PS ADH ext 消防，市监，街镇 C seed
11 basement-dwell PS AI ext 房管，民防，公安 C seed
12 group-rent PS DH ext 房管，公安，居委 C putuo
13 estate-guard PS KI ext 公安，物业 E2 seed
14 lift-trap PS IDH ext 市监，维保，110 E1 shanghai
15 street-kiosk UA KAH 0101 城管，绿容 F seed
16 shop-overflow UA KAU 0504 城管，市监 A putuo
17 street-vendor UA KAH 0501 城管，市监 A seed
18 litter UA KAH 0102 绿容，保洁 A shanghai
19 bin-overflow UA I part03 保洁，社区，城运 A putuo
20 waste-sort UA K ext 绿容，物业，居委 B putuo
21 bulky-waste UA KAH 0103 绿容，物业 B seed
22 bike-pileup UA KAU 0506 城管，企业 A shanghai
23 sign-fall UA ADU 0205 绿容，城管 A shanghai
24 green-damage UA AUH 0106 绿容，城管 C seed
25 tree-down UA AHK 0499 绿容，消防 E2 composed
26 illegal-build CE UKH 0101 城管，规资，街镇 F seed
27 house-misuse CE ADH ext 房管，城管，市监 F seed
28 muck-truck CE KD 0112 城管，绿容，交警 A shanghai
29 site-dust CE IK 0302 建管，生态，城管 A shanghai
30 site-noise CE IH 0301 生态，城管 E2 composed
31 deep-pit CE ID ext 建管，应急 E2 shanghai
32 curtain-wall CE DU ext 房管，业主 E2 shanghai
33 heritage-vib CE I ext 房管，城管 A shanghai
34 road-cavity CE AHK 0401 市政，交警 E2 composed
35 overhead-cable CE AU 0408 建管，电力，通信 A shanghai
36 underpass-flood EN IK 0406 水务，公安，路政 E1 shanghai
37 street-flood EN IH 0406 水务，街镇 A shanghai
38 creek-quality EN I 0105 水务，生态，河长 B shanghai
39 illegal-discharge EN AIH ext 生态，水务，河长 B seed
40 kitchen-fume EN IH 0116 生态，城管，市监 B shanghai
41 manhole-shift EN I part01 权属单位，市政 E2 putuo
42 elder-water CM I ext 民政，居委 E2 shanghai
43 elder-sensor CM I ext 民政，居委 E2 shanghai
44 estate-parking CM IK 0107 物业，交警 B putuo
45 property-dispute CM HAD ext 司法，房管，居村 D seed`;

test('each scene is what was agreed: numbers, groups, sources, codes, departments, limits and evidence', () => {
  const lines = SCENES.map(({ n, id, group, sources, category, departments, limit, evidence }) =>
    [n, id, group, sources.join(''), category, departments.map(({ zh }) => zh).join('，'), limit, evidence].join(' '));
  expect(lines).toEqual(AGREED.trim().split('\n'));
});

test('those about people who live alone tell of a household', () => {
  expect(SCENES.filter(({ household }) => household).map(({ n }) => n)).toEqual([42, 43]);
});

test('every quantity that is described is one that a rule names', () => {
  const named = new Set(SCENES.flatMap(({ severity }) => severity.flatMap(({ when }) => quantitiesOf(when))));
  expect([...named].sort()).toEqual(Object.keys(QUANTITIES).sort());
});

describe('a scene', () => {
  it('is refused where a rule names a quantity that is not described, by the name', () => {
    const [one, two, three] = first.severity;
    expect(() => defineScene({ ...first, severity: [one, two, { ...three, when: is('thrown-objekt') }] })).toThrow('there is no quantity thrown-objekt');
  });

  it('says when each of its severities holds', () => {
    const [one, two, three] = first.severity;
    expect(() => defineScene({ ...first, severity: [one, two, { zh: three.zh, en: three.en } as typeof three] })).toThrow();
  });

  it('is refused where its wall name is too long', () => {
    expect(() => defineScene({ ...first, short: { zh: '高空抛物了', en: 'Thrown items' } })).toThrow();
    expect(() => defineScene({ ...first, short: { zh: '高空抛物', en: 'Thrown objects' } })).toThrow();
  });
});
