import { describe, expect, it } from 'vitest';
import type { Proof } from '#protocol/proof';
import { MAIN_WALL } from '#protocol/walls';
import { differencesOf, displaysOf, shouldOf, SILENT_AFTER, usual } from '#server/director/proof';

const NUMBERS = { walls: 7, build: 'abcdefgh' };
const PROOF: Proof = {
  ...NUMBERS, layout: 'main', hash: '1', ought: '1', language: 'zh', theme: 'night', wrong: [], painted: [], age: 0, heap: 0, frame: { median: 1, p99: 2 },
  errors: 0, rebuilt: 0, reloads: 0, coarse: 0, width: 3840, height: 2160,
};
const WIDE = { ...MAIN_WALL, id: 'wide', rows: 2, columns: 3 };

const judge = (changes: Partial<Proof>, { wall = MAIN_WALL, others = [PROOF], overdue = [] as string[], now = 0 } = {}) => {
  const should = shouldOf(wall.id, [wall], NUMBERS, others);
  if (!should) throw new Error('no wall');
  return differencesOf({ connected: 0, told: { proof: { ...PROOF, ...changes }, told: 0, at: 0 }, overdue }, should, now).map(({ why, what }) => [why, ...what].join(' '));
};

describe('a display', () => {
  it('that shows what it should differs in nothing', () => {
    expect(judge({})).toEqual([]);
  });

  it('is told by what it shows: other walls, another build, another layout, panels that lack, a topic not drawn', () => {
    expect(judge({ walls: 6 })).toEqual(['walls 6 7']);
    expect(judge({ build: 'stuvwxyz' })).toEqual(['build stuvwxyz abcdefgh']);
    expect(judge({ layout: 'command' })).toEqual(['layout command main']);
    expect(judge({ hash: '2', wrong: [{ panel: 'map', trouble: 'missing' }] })).toEqual(['panels map:missing']);
    expect(judge({ hash: '2' })).toEqual(['panels']);
    expect(judge({}, { overdue: ['alerts', 'blocks'] })).toEqual(['behind alerts blocks']);
  });

  it('that says nothing any more is silent, whatever it said before, and so is one that never spoke', () => {
    expect(judge({ walls: 6 }, { now: SILENT_AFTER + 1 })).toEqual(['silent']);
    expect(judge({}, { now: SILENT_AFTER })).toEqual([]);
    const should = shouldOf('main', [MAIN_WALL], NUMBERS, []);
    expect(should && differencesOf({ connected: 0, told: undefined, overdue: [] }, should, SILENT_AFTER + 1)).toEqual([{ why: 'silent', what: [] }]);
  });

  it('speaks the language of its wall, or where that says none, the one of most displays of its wall', () => {
    expect(judge({ language: 'en' }, { others: [{ ...PROOF, language: 'en' }] })).toEqual([]);
    expect(judge({ language: 'en' }, { wall: { ...MAIN_WALL, language: 'zh' } })).toEqual(['language en zh']);
    expect(judge({ theme: 'day' }, { others: [PROOF, PROOF, { ...PROOF, theme: 'day' }] })).toEqual(['theme day night']);
    expect(judge({ theme: 'day' }, { others: [PROOF, { ...PROOF, theme: 'day' }] })).toEqual([]);
  });

  it('of a wall of several is any of its rows and columns; a page beside the wall shows what its name says; another name is of no wall', () => {
    expect(displaysOf(WIDE)).toEqual(['wide/1-1', 'wide/1-2', 'wide/1-3', 'wide/2-1', 'wide/2-2', 'wide/2-3']);
    expect(shouldOf('wide/2-3', [WIDE], NUMBERS, [])?.layout).toBe('main');
    expect(shouldOf('wide/scene.fire-lane', [WIDE], NUMBERS, [])?.layout).toBe('scene.fire-lane');
    expect(shouldOf('console', [WIDE], NUMBERS, [])).toBeUndefined();
  });
});

it('nothing is usual where two are as frequent, or there is none', () => {
  expect([usual(['a', 'b', 'a']), usual(['a', 'b']), usual([])]).toEqual(['a', '', '']);
});
