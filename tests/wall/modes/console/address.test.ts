import { describe, expect, it } from 'vitest';
import { Address, type Place } from '../../../../wall/modes/console/address.svelte.ts';
import { queryOf } from '../../../../wall/modes/console/filters.ts';

/** A window's address and history, as far as the console uses them. */
class FakePlace {
  readonly steps: string[] = [];
  location = { search: '', pathname: '/console' };
  private heard: (() => void) | undefined;
  readonly history = { pushState: (_: unknown, __: string, url: string) => { this.steps.push(this.location.search); this.go(url); }, replaceState: (_: unknown, __: string, url: string) => { this.go(url); } };
  constructor(search: string) { this.location.search = search; }
  addEventListener(_: string, run: () => void): void { this.heard = run; }
  removeEventListener(): void { this.heard = undefined; }
  back(): void { this.location.search = this.steps.pop() ?? ''; this.heard?.(); }
  private go(url: string): void { this.location.search = url.startsWith('?') ? url : ''; }
}
const at = (search: string) => {
  const place = new FakePlace(search);
  return { place, address: new Address(place as unknown as Place) };
};

describe('the address of the console', () => {
  it('says the view, its filters and the open case; what it does not know is the first view', () => {
    const { address } = at('?view=tickets&q=lift&case=c%2F1');
    expect([address.view, address.get('q'), address.get('case'), address.get('sort')]).toEqual(['tickets', 'lift', 'c/1', '']);
    expect(at('?view=nowhere').address.view).toBe('cases');
  });

  it('keeps the settings and the open case from view to view, and nothing else', () => {
    const { place, address } = at('?lang=en&theme=day&q=x&scene=litter&case=c-1');
    address.open('cases', { block: 'b-1' });
    expect(place.location.search).toBe('?lang=en&theme=day&case=c-1&view=cases&block=b-1');
    expect(place.steps.length).toBe(1);
  });

  it('goes back to the view before, but not through each letter of a filter', () => {
    const { place, address } = at('?view=cases');
    const stop = address.follow();
    address.set({ q: 'l' });
    address.set({ q: 'li' });
    address.open('orders');
    place.back();
    expect([address.view, address.get('q')]).toEqual(['cases', 'li']);
    stop();
  });

  it('keeps what others changed in it meanwhile', () => {
    const { place, address } = at('?view=cases');
    place.location.search = '?view=cases&lang=en';
    address.set({ scene: 'litter', after: '' });
    expect(place.location.search).toBe('?view=cases&lang=en&scene=litter');
    address.set({ view: '', lang: '', scene: '' });
    expect(place.location.search).toBe('');
  });

  it('asks the server for what it says', () => {
    const { address } = at('?lang=en&street=s-1&q=c-1&light=red&case=c-2&after=1.x');
    expect(queryOf((name) => address.get(name), { after: address.get('after'), limit: '' })).toBe('street=s-1&light=red&text=c-1&after=1.x');
  });
});
