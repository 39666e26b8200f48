import { describe, expect, it, vi } from 'vitest';
import { offered, type Offer } from '../../../../wall/modes/console/palette.ts';
import { Search } from '../../../../wall/modes/console/search.svelte.ts';

const pinyin = () => import('pinyin-pro');
/** A search whose dictionary is there. */
async function ready(): Promise<Search> {
  const search = new Search(pinyin);
  search.need();
  await vi.waitFor(() => { expect(search.finder('xf')('消防')).toBe(true); });
  return search;
}

describe('the search', () => {
  it.each([['xftd', '消防通道占用'], ['xiaofang', '消防通道占用'], ['td', '消防通道占用'], ['cs', '长寿'], ['changzheng', '长征镇'], ['zr 7', '真如7'], ['LANE', 'Fire lane'], ['通道', '消防通道']])(
    'finds by %s: %s', async (query, text) => { expect((await ready()).finder(query)(text)).toBe(true); },
  );

  it.each([['xftz', '消防通道占用'], ['zx', '消防'], ['gas', '消防通道'], ['12', '真如7']])('does not find by %s: %s', async (query, text) => {
    expect((await ready()).finder(query)(text)).toBe(false);
  });

  it('finds everything by nothing, and loads no dictionary for what is no pinyin', () => {
    const load = vi.fn(pinyin);
    const search = new Search(load);
    expect([search.finder('  ')('x'), search.finder('消防')('消防通道'), search.finder('7')('真如7')]).toEqual([true, true, true]);
    expect(load).not.toHaveBeenCalled();
  });

  it('goes on by letters as they stand where the dictionary cannot be read, and tries again', async () => {
    const load = vi.fn(() => Promise.reject(new Error('away')));
    const search = new Search(load);
    expect(search.finder('lane')('Fire lane')).toBe(true);
    await vi.waitFor(() => {
      search.finder('lane');
      expect(load.mock.calls.length).toBeGreaterThan(1);
    });
  });
});

describe('the palette', () => {
  const offer = (title: string): Offer => ({ id: title, title, kind: 'view', run: () => undefined });

  it('offers first what begins as it is typed, then what holds it, at most twelve', () => {
    const offers = ['Open cases', 'Cases: Litter', 'Export'].map(offer);
    expect(offered(offers, 'cases', (text) => text.toLowerCase().includes('cases')).map(({ title }) => title)).toEqual(['Cases: Litter', 'Open cases']);
    expect(offered(Array.from({ length: 30 }, (_, i) => offer(`Case ${i}`)), '', () => true).length).toBe(12);
  });
});
