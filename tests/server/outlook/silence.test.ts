import { describe, expect, it } from 'vitest';
import { MEMORY, type MemoryOf } from '#server/aggregate/memory';
import { Table } from '#server/aggregate/table';
import { Silence } from '#server/outlook/silence';
import { HOUR } from '#server/outlook/week';

const MINUTE = 60_000;
const ten = 10 * HOUR;

/** Three of four cases of the scene come from the cameras; at ten o'clock both speak. */
function fed(): Silence {
  const silence = new Silence(new Table<MemoryOf<'fed'>>(MEMORY.fed), new Table<MemoryOf<'mute'>>(MEMORY.mute));
  for (const source of ['/cameras', '/cameras', '/cameras', '/hotline']) silence.feed('scene/litter', source);
  silence.feed('scene/water', '/hotline');
  return silence;
}

describe('the silence of sources', () => {
  it('counts for a subject by how much they tell of it', () => {
    const silence = fed();
    expect(silence.now()('scene/litter').share).toBe(0);
    silence.change('/cameras', ten + MINUTE, ten + 2 * MINUTE, ten);
    expect(silence.now()('scene/litter')).toEqual({ share: 0.75, since: ten + MINUTE });
    expect(silence.now()('scene/water').share).toBe(0);
    expect(silence.now()('scene/unknown').share).toBe(0);
  });

  it('lies in the hours that it lay in, also where it is noticed late', () => {
    const silence = fed();
    silence.change('/cameras', ten + 40 * MINUTE, ten + HOUR + 10 * MINUTE, ten + HOUR);
    expect(silence.last()('scene/litter').share).toBeCloseTo(0.75 * 20 / 60, 9);
    silence.change('/cameras', undefined, ten + HOUR + 30 * MINUTE, ten + HOUR);
    silence.roll(ten + 2 * HOUR, ten + HOUR);
    expect(silence.last()('scene/litter').share).toBeCloseTo(0.75 / 2, 9);
    silence.roll(ten + 3 * HOUR, ten + 2 * HOUR);
    expect(silence.last()('scene/litter').share).toBe(0);
  });

  it('goes on through the hours until the source speaks', () => {
    const silence = fed();
    silence.change('/cameras', ten, ten + MINUTE, ten);
    for (let hour = ten; hour < ten + 5 * HOUR; hour += HOUR) silence.roll(hour + HOUR, hour);
    expect(silence.last()('scene/litter').share).toBeCloseTo(0.75, 9);
  });

  it('of a source that is gone for good is given up after a week', () => {
    const silence = fed();
    silence.change('/cameras', ten, ten + MINUTE, ten);
    const shares = Array.from({ length: 24 * 8 }, (_, n) => {
      silence.roll(ten + (n + 1) * HOUR, ten + n * HOUR);
      return silence.now()('scene/litter').share > 0;
    });
    expect(shares.indexOf(false)).toBe(7 * 24);
  });

  it('is none of a source that nobody heard fall silent', () => {
    const silence = fed();
    silence.change('/cameras', undefined, ten, ten);
    expect(silence.now()('scene/litter').share).toBe(0);
  });
});
