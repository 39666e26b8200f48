import { describe, expect, it } from 'vitest';
import { SCENES } from '#scenes/index';
import { seatOf, seatsOf } from '#server/alarms/seats';
import { TINY } from '#tests/support/tiny-district';

describe('the seats of a district', () => {
  it('are one for all where it names none', () => {
    expect([seatsOf(TINY).map(({ id }) => id), new Set(seatOf(TINY, SCENES).values())]).toEqual([['duty'], new Set(['duty'])]);
  });

  it('have the scenes of their groups', () => {
    const seats = [{ id: 'a', zh: '一席', en: 'One', groups: ['PS'] }, { id: 'b', zh: '二席', en: 'Two', groups: ['UA', 'CE', 'EN', 'CM'] }];
    const of = seatOf({ ...TINY, seats }, SCENES);
    expect([of.get('gas-leak'), of.get('litter'), of.get('elder-water'), of.size]).toEqual(['a', 'b', 'b', SCENES.length]);
  });
});
