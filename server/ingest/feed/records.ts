const NEWLINE = 0x0a;
const QUOTE = 0x22;

/**
 * Where the last whole record of some bytes ends (after its newline); 0 where none does. In CSV, which has a delimiter, a
 * newline within quotes ends nothing, and a quote amid a cell opens nothing. No byte of a character of UTF-8 or GB18030 is a
 * quote or a newline.
 */
export function wholeRecords(bytes: Uint8Array, delimiter?: number): number {
  let end = 0;
  let inside = false;
  let before: number | undefined = NEWLINE;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === NEWLINE && !inside) end = i + 1;
    else if (delimiter !== undefined && byte === QUOTE) inside = !inside && (before === NEWLINE || before === delimiter || before === QUOTE);
    before = byte;
  }
  return end;
}

/** The lines of some bytes, without their ends, and where each begins; empty ones are left out. */
export function* linesOf(bytes: Uint8Array): Generator<{ start: number; line: Uint8Array }> {
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, bytes[end - 1] === 0x0d && end > start ? end - 1 : end);
    if (line.length > 0) yield { start, line };
    start = end + 1;
  }
}
