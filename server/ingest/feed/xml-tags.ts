import { ProtocolError } from '#protocol/errors';

/** What is nested more deeply means nothing to us, and costs those who walk it. */
const DEPTH = 32;
/** What holds no tags, by how it begins and ends. */
const OPAQUE = [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>']] as const;

/**
 * Refuses a document whose tags do not close each other, in one walk; the parser takes such for what it can make of them.
 * Throws ProtocolError `invalid-xml` or `too-deep`.
 */
export function checkTags(text: string): void {
  const open: string[] = [];
  let roots = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const opaque = OPAQUE.find(([begin]) => text.startsWith(begin, at));
    if (opaque) {
      at = after(text, opaque[1], at);
      continue;
    }
    const end = tagEnd(text, at);
    const tag = text.slice(at + 1, end);
    at = end + 1;
    const name = /^\/?([^\s/]+)/.exec(tag)?.[1];
    if (name === undefined) throw new ProtocolError('invalid-xml', 'a tag has no name');
    if (tag.startsWith('/')) {
      const expected = open.pop();
      if (expected !== name) throw new ProtocolError('invalid-xml', `</${name.slice(0, 40)}> closes ${expected === undefined ? 'nothing' : `<${expected.slice(0, 40)}>`}`);
      continue;
    }
    if (open.length === 0 && roots++ > 0) throw new ProtocolError('invalid-xml', 'a document has one root');
    if (tag.endsWith('/')) continue;
    open.push(name);
    if (open.length > DEPTH) throw new ProtocolError('too-deep', `the document is nested more than ${DEPTH} deep`);
  }
  if (open.length > 0) throw new ProtocolError('invalid-xml', `<${open.at(-1)?.slice(0, 40) ?? ''}> is not closed`);
  if (roots === 0) throw new ProtocolError('invalid-xml', 'there is no element');
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  if (found < 0) throw new ProtocolError('invalid-xml', `${end} is missing`);
  return found + end.length;
}

/** Where a tag ends: a `>` within quotes does not end it. */
function tagEnd(text: string, from: number): number {
  let quote = '';
  for (let i = from + 1; i < text.length; i++) {
    const char = text[i] as string;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return i;
    else if (char === '<') break;
  }
  throw new ProtocolError('invalid-xml', 'a tag does not end');
}
