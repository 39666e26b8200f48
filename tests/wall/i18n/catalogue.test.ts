import { describe, expect, it } from 'vitest';
import { en } from '../../../wall/i18n/en.ts';
import { zh } from '../../../wall/i18n/zh.ts';

type Leaf = [path: string, value: string];

/** All texts of a catalogue, those that take something given a sample of it. */
function texts(node: object, path = ''): Leaf[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): Leaf[] => {
    const here = `${path}/${key}`;
    if (typeof value === 'function') return [[here, String((value as (...given: unknown[]) => unknown)(...Array.from({ length: value.length }, () => 2)))]];
    return typeof value === 'string' ? [[here, value]] : texts(value as object, here);
  });
}

/** May be empty on purpose: live data needs no label, no severity no word, and a count of cases no unit in English. */
const SILENT = ['/mode/live', '/severity/0', '/kpi/cases', '/page/cases'];

describe.each([['Chinese', zh], ['English', en]])('the %s catalogue', (_, catalogue) => {
  it('leaves no text empty', () => {
    expect(texts(catalogue).filter(([path, text]) => text.trim() === '' && !SILENT.includes(path))).toEqual([]);
  });
});

it('both languages say the same things', () => {
  expect(texts(en).map(([path]) => path).sort()).toEqual(texts(zh).map(([path]) => path).sort());
});

it('English has no Chinese left in it', () => {
  expect(texts(en).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
});

it('Chinese uses full-width punctuation', () => {
  expect(texts(zh).filter(([, text]) => /\p{Script=Han}\s*[,;?!]|[,;?!]\s*\p{Script=Han}/u.test(text))).toEqual([]);
});
