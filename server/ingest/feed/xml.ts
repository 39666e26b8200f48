import { XMLParser } from 'fast-xml-parser';
import { ProtocolError } from '#protocol/errors';
import { checkTags } from './xml-tags.ts';

/** Largest document that is read, in bytes. */
const XML_BYTES = 256 * 1024;

const PARSER = new XMLParser({
  ignoreAttributes: false, attributeNamePrefix: '@', removeNSPrefix: true, parseTagValue: false, parseAttributeValue: false,
  processEntities: false, trimValues: true, ignoreDeclaration: true, ignorePiTags: true,
});
const DECLARED = /^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w-]{1,20})["']/i;
const ENCODINGS: Readonly<Record<string, string>> = { 'utf-8': 'utf-8', utf8: 'utf-8', gb2312: 'gb18030', gbk: 'gb18030', gb18030: 'gb18030' };
const ENTITY = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * An XML document as objects: elements and `@attributes` by their names without prefix, texts as they stand, in UTF-8 or the
 * Chinese encoding that it declares (`otherwise` where it declares none). Document types and entities of their own are refused
 * before they are parsed. Throws ProtocolError `too-large`, `invalid-utf8` or `invalid-xml`.
 */
export function readXml(bytes: Uint8Array, otherwise = 'utf-8'): unknown {
  if (bytes.length > XML_BYTES) throw new ProtocolError('too-large', `the document has ${bytes.length} bytes; ${XML_BYTES} are read`);
  const text = decode(bytes, otherwise);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new ProtocolError('invalid-xml', 'a document type is not taken');
  checkTags(text);
  try {
    return unescaped(PARSER.parse(text));
  } catch (cause) {
    throw new ProtocolError('invalid-xml', cause instanceof Error ? cause.message.slice(0, 200) : 'not XML', { cause });
  }
}

function decode(bytes: Uint8Array, otherwise: string): string {
  const declared = DECLARED.exec(Buffer.from(bytes.subarray(0, 300)).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, ''))?.[1]?.toLowerCase() ?? otherwise;
  const encoding = Object.hasOwn(ENCODINGS, declared) ? ENCODINGS[declared] : undefined;
  if (encoding === undefined) throw new ProtocolError('invalid-xml', `the encoding ${declared} is not read`);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ProtocolError('invalid-utf8', `not ${encoding}`, { cause });
  }
}

function unescaped(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(ENTITY, (_, name?: string, decimal?: string, hex?: string) => (name === undefined ? character(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) : NAMED[name.toLowerCase()] ?? ''));
  if (Array.isArray(value)) return value.map(unescaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unescaped(inner)]));
}

const character = (code: number): string => (code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd');

/** A value, a list of them, or none, as a list: XML does not say which it is. */
export const listOf = (value: unknown): unknown[] => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]);
