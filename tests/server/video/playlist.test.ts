import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPlaylist, readdress } from '#server/video/playlist';

const BASE = new URL('http://nvr.lan:8080/live/one/index.m3u8?key=1');
const numbered = () => {
  const urls: string[] = [];
  return { urls, name: (url: URL) => `/video/one/0/${urls.push(url.href) - 1}` };
};

it('names every address of a playlist by number: segments, parts, keys, other playlists, whether relative or whole', () => {
  const { urls, name } = numbered();
  const playlist = [
    '#EXTM3U', '#EXT-X-VERSION:9', '#EXT-X-MAP:URI="init.mp4",BYTERANGE="600@0"', '#EXT-X-KEY:METHOD=AES-128,URI="https://keys.lan/k1",IV=0x1',
    '#EXT-X-PART:DURATION=0.2,URI="part 1.m4s"', '#EXTINF:1.0,Name="URI of nothing"', '../two/seg-1.ts?token=a&b=c', '', '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="/audio.m3u8"', 'http://cdn.lan/seg-2.ts',
  ].join('\r\n');
  expect(readdress(playlist, BASE, name).split('\n')).toEqual([
    '#EXTM3U', '#EXT-X-VERSION:9', '#EXT-X-MAP:URI="/video/one/0/0",BYTERANGE="600@0"', '#EXT-X-KEY:METHOD=AES-128,URI="/video/one/0/1",IV=0x1',
    '#EXT-X-PART:DURATION=0.2,URI="/video/one/0/2"', '#EXTINF:1.0,Name="URI of nothing"', '/video/one/0/3', '', '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="/video/one/0/4"', '/video/one/0/5',
  ]);
  expect(urls).toEqual([
    'http://nvr.lan:8080/live/one/init.mp4', 'https://keys.lan/k1', 'http://nvr.lan:8080/live/one/part%201.m4s', 'http://nvr.lan:8080/live/two/seg-1.ts?token=a&b=c',
    'http://nvr.lan:8080/audio.m3u8', 'http://cdn.lan/seg-2.ts',
  ]);
});

it('leaves a key that is in the playlist itself, and lets nothing through that is neither HTTP nor that', () => {
  const { urls, name } = numbered();
  const said = readdress('#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="data:text/plain;base64,AAAA"\nfile:///etc/passwd\njavascript:alert(1)\n#EXT-X-MAP:URI="blob:x"\nhttp://[bad', BASE, name);
  expect(said).toBe('#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="data:text/plain;base64,AAAA"\n\n\n#EXT-X-MAP:URI=""\n');
  expect(urls).toEqual([]);
});

it('never leaves an address of the source in what a display is sent, whatever the playlist holds, and never fails', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }), fc.webUrl(), fc.webPath(), fc.webUrl().map((url) => `#EXT-X-MAP:URI="${url}"`), fc.string().map((text) => `#EXT-X-PART:URI="${text}"`),
    fc.constantFrom('#', '#EXTINF:', '\u0000', '//cdn.lan/x.ts', '?a', '#EXT-X-KEY:URI="', '#EXT-X-KEY:URI="http://nvr.lan/k', '#EXT-X-KEY:URI=http://nvr.lan/k,IV=0x1', '# at http://nvr.lan', '\\\\host\\share'),
  );
  fc.assert(fc.property(fc.array(line), (lines) => {
    const said = readdress(['#EXTM3U', ...lines].join('\n'), BASE, () => '/n');
    expect(said).not.toContain('nvr.lan');
    const addresses = said.split('\n').filter((one) => one.trim() !== '' && !one.startsWith('#'));
    expect(addresses.every((one) => one === '/n' || one.startsWith('data:'))).toBe(true);
    expect([...said.matchAll(/\bURI="([^"\n]*)/g)].every(([, one]) => one === '/n' || one === '' || one?.startsWith('data:'))).toBe(true);
  }));
});

it('knows a playlist by its beginning', () => {
  expect(isPlaylist(Buffer.from('#EXTM3U\n'))).toBe(true);
  expect(isPlaylist(Buffer.from('<html>'))).toBe(false);
  expect(isPlaylist(new Uint8Array())).toBe(false);
});
