import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { ProtocolError } from '#protocol/errors';
import { readXml } from '#server/ingest/feed/xml';

const codeOf = (bytes: Uint8Array | string): string => {
  try {
    readXml(Buffer.from(bytes));
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return 'read';
};

test('elements and attributes are read by their names, texts as they stand', () => {
  expect(readXml(Buffer.from('<?xml version="1.0"?><n:a x="1>2"><n:b>007</n:b><n:b>&lt;&#20013;&#x6587;&amp;amp;</n:b><c/><![CDATA[<x>]]></n:a>'))).toEqual({
    a: { '@x': '1>2', b: ['007', '<中文&amp;'], c: '', '#text': '<x>' },
  });
});

test('the Chinese encodings are read where they are declared, or known', () => {
  for (const encoding of ['GB2312', 'gbk', 'GB18030']) {
    expect(readXml(iconv.encode(`<?xml version="1.0" encoding="${encoding}"?><a>火灾报警</a>`, 'gb18030'))).toEqual({ a: '火灾报警' });
  }
  expect(readXml(iconv.encode('<a>火灾</a>', 'gb18030'), 'gb18030')).toEqual({ a: '火灾' });
});

test('each broken document is refused by name', () => {
  const bomb = `<!DOCTYPE a [${Array.from({ length: 9 }, (_, i) => `<!ENTITY x${i + 1} "${`&x${i};`.repeat(10)}">`).join('')}]><a>&x9;</a>`;
  for (const [document, code] of [
    [bomb, 'invalid-xml'], ['<!doctype a SYSTEM "file:///etc/passwd"><a/>', 'invalid-xml'],
    ['', 'invalid-xml'], ['plain', 'invalid-xml'], ['<a>', 'invalid-xml'], ['<a></b>', 'invalid-xml'], ['</a>', 'invalid-xml'], ['<a/><b/>', 'invalid-xml'],
    ['<a', 'invalid-xml'], ['<a x="', 'invalid-xml'], ['<a><!-- </a>', 'invalid-xml'], ['<>x</>', 'invalid-xml'], ['<a><![CDATA[ </a>', 'invalid-xml'],
    ['<?xml version="1.0" encoding="utf-7"?><a/>', 'invalid-xml'], [Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]), 'invalid-utf8'],
    [Buffer.alloc(20_000_000, 0x20), 'too-large'], ['<a>'.repeat(33) + '</a>'.repeat(33), 'too-deep'],
  ] as const) expect(codeOf(document), Buffer.from(document).toString().slice(0, 40)).toBe(code);
});

test('whatever comes is read or refused by name', () => {
  const piece = fc.oneof(fc.constantFrom('<a>', '</a>', '<b x="1">', '</b>', '<c/>', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '&lt;', '&#0;', '&#xffffff;', '__proto__', '<__proto__>', '</__proto__>', '"', '>', '<'), fc.string({ maxLength: 8 }));
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => { codeOf(pieces.join('')); }), { numRuns: 2_000 });
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => { codeOf(bytes); }), { numRuns: 500 });
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('no document costs more than its length', () => {
  const documents = (size: number) => {
    const full = (part: string, before = '<a>', after = '</a>') => Buffer.from(before + part.repeat(Math.floor((size - before.length - after.length) / part.length)) + after);
    return [full('&#65;'), full('<b/>'), full('<b x="1"/>'), full('<!--'), full('<b>', '', ''), full('x="1" ', '<a ', '/>'), full('<!---->'), full('&'), full(' '), full('<b></b>')];
  };
  const cost = (size: number) => {
    const all = documents(size);
    const costs = Array.from({ length: 3 }, () => {
      const start = process.cpuUsage();
      for (const document of all) codeOf(document);
      return process.cpuUsage(start).user;
    });
    return Math.min(...costs);
  };
  cost(32 * 1024);
  // Eight times as long: what grows with the square would cost 64 times as much.
  expect(cost(256 * 1024) / cost(32 * 1024)).toBeLessThan(30);
});
