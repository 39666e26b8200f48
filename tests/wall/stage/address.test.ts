import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ODD_IDS } from '#tests/support/odd-ids';
import { routeOf } from '../../../wall/modes/route.ts';
import { addressOf } from '../../../wall/stage/address.ts';
import { pageOf } from '../../../wall/stage/layouts/index.ts';

/** What a browser that follows the link shows. */
function shown(href: string) {
  const route = routeOf(new URL(href, 'http://127.0.0.1'));
  return route.page === 'display' && route.panel !== undefined ? { wall: route.wall, ...pageOf(route.panel) } : undefined;
}

describe('the address of a page about one thing', () => {
  it.each(ODD_IDS)('leads to the case %j and to nothing else', (id) => {
    expect(shown(addressOf('main', 'case', id, '?lang=en'))).toMatchObject({ wall: 'main', layout: { id: 'case' }, subject: id });
  });

  it('leads back to whatever id it was made of; half a character becomes the sign for one', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 96 }), (id) => {
      expect(shown(addressOf('main', 'case', id, ''))?.subject).toBe(id);
    }));
    expect(shown(addressOf('main', 'case', 'a\ud800b', ''))?.subject).toBe('a\ufffdb');
  });

  it('keeps the settings', () => {
    expect(new URL(addressOf('main', 'block', 'b-1', '?theme=day'), 'http://127.0.0.1').search).toBe('?theme=day');
  });

  it('that is torn is no page', () => {
    expect(routeOf({ pathname: '/display/main/case.%E4%B8', search: '' })).toEqual({ page: 'nothing' });
  });
});
