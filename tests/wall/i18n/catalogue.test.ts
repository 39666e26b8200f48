import { describe, expect, it } from 'vitest';
import { en } from '../../../wall/i18n/en.ts';
import { zh } from '../../../wall/i18n/zh.ts';
import { en as briefingEn } from '../../../wall/modes/briefing/words/en.ts';
import { zh as briefingZh } from '../../../wall/modes/briefing/words/zh.ts';
import { en as consoleEn } from '../../../wall/modes/console/words/en.ts';
import { zh as consoleZh } from '../../../wall/modes/console/words/zh.ts';

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
const SILENT = ['/mode/live', '/severity/0', '/kpi/cases', '/page/cases', '/unit'];

const PAIRS = [['wall', zh, en], ['console', consoleZh, consoleEn], ['briefing', briefingZh, briefingEn]] as const;

describe.each([['Chinese', zh], ['English', en], ['Chinese console', consoleZh], ['English console', consoleEn], ['Chinese briefing', briefingZh], ['English briefing', briefingEn]])('the %s catalogue', (_, catalogue) => {
  it('leaves no text empty', () => {
    expect(texts(catalogue).filter(([path, text]) => text.trim() === '' && !SILENT.includes(path))).toEqual([]);
  });
});

it.each(PAIRS)('both languages say the same things: %s', (_, zh, en) => {
  expect(texts(en).map(([path]) => path).sort()).toEqual(texts(zh).map(([path]) => path).sort());
});

it.each(PAIRS)('English has no Chinese left in it: %s', (_, __, en) => {
  expect(texts(en).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
});

it.each(PAIRS)('Chinese uses full-width punctuation: %s', (_, zh) => {
  expect(texts(zh).filter(([, text]) => /\p{Script=Han}\s*[,;?!]|[,;?!]\s*\p{Script=Han}/u.test(text))).toEqual([]);
});
