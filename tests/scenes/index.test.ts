import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listScenes, SCENES } from '#scenes/index';
import { defineScene, GROUPS, LIMITS } from '#scenes/scene';

const first = SCENES[0] as (typeof SCENES)[number];
const folder = new URL('../../scenes/', import.meta.url);

describe('the list of scenes', () => {
  it('holds 45 scenes in the order of their numbers', () => {
    expect(SCENES.map(({ n }) => n)).toEqual(Array.from({ length: 45 }, (_, i) => i + 1));
  });

  it('covers every group and every limit class', () => {
    expect(new Set(SCENES.map(({ group }) => group))).toEqual(new Set(GROUPS));
    expect(new Set(SCENES.map(({ limit }) => limit))).toEqual(new Set(Object.keys(LIMITS)));
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
    for (const file of files) expect(readFileSync(new URL(file, folder), 'utf8').split('\n').length, file).toBeLessThanOrEqual(26);
  });
});

describe('a scene', () => {
  it('is refused where its wall name is too long', () => {
    expect(() => defineScene({ ...first, short: { zh: '高空抛物了', en: 'Thrown items' } })).toThrow();
    expect(() => defineScene({ ...first, short: { zh: '高空抛物', en: 'Thrown objects' } })).toThrow();
  });
});
