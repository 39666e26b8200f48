import { describe, expect, it } from 'vitest';
import { proxySet, sourceOf } from '#server/gateway/caller';

const FULL = '0000:0000:0000:0000:0000:ffff:7f00:0001';
const none = proxySet([]);
const ours = proxySet(['127.0.0.1', '2001:db8::1']);

describe('where a request came from', () => {
  it('is the address of its socket, as one writes it', () => {
    expect(sourceOf('10.0.0.7', '', none)).toBe('10.0.0.7');
    expect(sourceOf(FULL, '', none)).toBe('127.0.0.1');
    expect(sourceOf('2001:0db8:0000:0000:0000:0000:0000:0001', '', none)).toBe('2001:db8::1');
  });

  it('is what a proxy of ours says last, whatever was there before', () => {
    expect(sourceOf('127.0.0.1', '6.6.6.6, 10.0.0.9', ours)).toBe('10.0.0.9');
    expect(sourceOf(FULL, '10.0.0.9', ours)).toBe('10.0.0.9');
    expect(sourceOf('2001:0db8:0000:0000:0000:0000:0000:0001', '2001:DB8:0::42', ours)).toBe('2001:db8::42');
  });

  it('is nobody else’s word, and no word that is no address', () => {
    expect(sourceOf('10.0.0.7', '6.6.6.6', ours)).toBe('10.0.0.7');
    expect(sourceOf('127.0.0.1', '6.6.6.6', none)).toBe('127.0.0.1');
    for (const odd of ['', 'unknown', '<script>', '6.6.6.6:80', '6.6.6.6,', 'x'.repeat(10_000)]) expect(sourceOf('127.0.0.1', odd, ours)).toBe('127.0.0.1');
  });
});
