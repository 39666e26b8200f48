import { ProtocolError } from '#protocol/errors';

/** Most of a message's head and body, in bytes. */
const HEAD_BYTES = 8 * 1024;
const BODY_BYTES = 64 * 1024;
const HEADERS = 64;

/** A SIP request as the narrow listener reads it; header names are in lower case and long form. */
export interface SipRequest { method: string; uri: string; headers: Readonly<Record<string, readonly string[]>>; body: Uint8Array }

/** Header names that may be written as one letter (RFC 3261, 7.3.3), of those that we look at. */
const LONG: Readonly<Record<string, string>> = { v: 'via', f: 'from', t: 'to', i: 'call-id', l: 'content-length', m: 'contact', c: 'content-type' };
const NEEDED = ['via', 'from', 'to', 'call-id', 'cseq'] as const;
const START = /^([A-Z]{1,16}) (\S{1,256}) SIP\/2\.0$/;
const NAMED = /^([\w.!%*+`'~-]{1,64})\s*:\s*(.*)$/;

const bad = (why: string): ProtocolError => new ProtocolError('invalid-sip', why);

/**
 * Reads one request from the beginning of some bytes: the request (none of an answer to us), and how many bytes it took; undefined
 * where it is not whole yet. A datagram is always whole. Throws ProtocolError `invalid-sip`.
 */
export function readSip(bytes: Uint8Array, whole: boolean): { request: SipRequest | undefined; size: number } | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = buffer.indexOf('\r\n\r\n');
  if (end < 0 || end > HEAD_BYTES) {
    if (whole || bytes.length > HEAD_BYTES) throw bad(`no end of the headers within ${HEAD_BYTES} bytes`);
    return undefined;
  }
  const [start = '', ...lines] = buffer.subarray(0, end).toString('latin1').split('\r\n');
  const headers = headersOf(lines);
  const stated = headers['content-length']?.[0];
  if (stated !== undefined && !/^\d{1,9}$/.test(stated)) throw bad('content-length: not a number');
  const rest = bytes.length - end - 4;
  const length = stated === undefined ? (whole ? rest : 0) : Number(stated);
  if (length > BODY_BYTES) throw bad(`content-length: ${length} bytes; ${BODY_BYTES} are read`);
  if (length > rest) {
    if (whole) throw bad(`content-length: ${length} bytes, ${rest} came`);
    return undefined;
  }
  const size = end + 4 + length;
  if (start.startsWith('SIP/2.0 ')) return { request: undefined, size };
  const [, method, uri] = START.exec(start) ?? [];
  if (method === undefined || uri === undefined) throw bad('no request line of SIP/2.0');
  for (const name of NEEDED) if (headers[name] === undefined) throw bad(`${name}: missing`);
  return { request: { method, uri, headers, body: buffer.subarray(end + 4, size) }, size };
}

function headersOf(lines: readonly string[]): Record<string, string[]> {
  if (lines.length > HEADERS) throw bad(`more than ${HEADERS} headers`);
  const headers = Object.create(null) as Record<string, string[]>;
  let last: string[] | undefined;
  for (const line of lines) {
    if (/^[ \t]/.test(line) && last) {
      last.push(`${last.pop() ?? ''} ${line.trim()}`);
      continue;
    }
    const [, given = '', value = ''] = NAMED.exec(line) ?? [];
    if (given === '') throw bad('a header has no name');
    const lower = given.toLowerCase();
    last = headers[LONG[lower] ?? lower] ??= [];
    last.push(value.trim());
  }
  return headers;
}

const REASONS: Readonly<Record<number, string>> = { 200: 'OK', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 405: 'Method Not Allowed', 503: 'Service Unavailable' };

/** The answer to a request, without a body. */
export function sipAnswer({ headers }: SipRequest, status: number, more: Readonly<Record<string, string>> = {}): Buffer {
  const copied = (name: string, shown: string) => (headers[name] ?? []).map((value) => `${shown}: ${value}`);
  const [to = ''] = headers['to'] ?? [];
  return Buffer.from([
    `SIP/2.0 ${status} ${REASONS[status] ?? ''}`, ...copied('via', 'Via'), ...copied('from', 'From'), `To: ${to}${/;\s*tag=/i.test(to) ? '' : ';tag=tongxin'}`,
    ...copied('call-id', 'Call-ID'), ...copied('cseq', 'CSeq'), ...Object.entries(more).map(([name, value]) => `${name}: ${value}`), 'Content-Length: 0', '', '',
  ].join('\r\n'), 'latin1');
}

/** The user part of an address header such as `<sip:34020000001320000001@3402000000>;tag=1`. */
export const userOf = (address = ''): string => /sips?:([^@;>\s]{1,64})@/i.exec(address)?.[1] ?? '';
