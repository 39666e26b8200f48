/** What a playlist begins with (RFC 8216). */
const MARK = '#EXTM3U';

export const isPlaylist = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, MARK.length)).toString('latin1') === MARK;

/** A playlist without its comments, and with every address in it, of a segment, a key or another playlist, as `name` has it. `base` is where the playlist was read. */
export function readdress(playlist: string, base: URL, name: (url: URL) => string): string {
  const renamed = (address: string): string => {
    if (!URL.canParse(address, base.href)) return '';
    const url = new URL(address, base);
    return /^https?:$/.test(url.protocol) ? name(url) : url.protocol === 'data:' ? address : '';
  };
  return playlist.split(/\r?\n/).map((line) => {
    if (line.trim() === '') return line;
    if (line.startsWith('#EXT')) return line.replaceAll(/\bURI=(?:"([^"]*)"?|([^",]*))/g, (_, quoted?: string, bare?: string) => `URI="${renamed(quoted ?? bare ?? '')}"`);
    if (line.startsWith('#')) return '#';
    return renamed(line.trim());
  }).join('\n');
}
