import fc from 'fast-check';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { mask, PERSONAL } from '#server/ingest/privacy';
import { alertEvent, post } from '#tests/support/alerts';
import { block } from '#tests/support/ingest';
import { spawnServer, tempDir } from '#tests/support/spawn-server';

const masked = (text: string) => mask(text).text;

describe('a text', () => {
  it.each([
    ['沪A12345 占用消防通道', '小型车 占用消防通道', ['plate']],
    ['沪AD12345、沪B·8Q7F2', '新能源车、小型车', ['plate']],
    ['挂车苏E1234挂', '挂车挂车', ['plate']],
    ['来电 13812345678', '来电 [电话]', ['phone']],
    ['+86 138-1234-5678 或 021-62345678', '[电话] 或 [电话]', ['phone']],
    ['证件 310107198001011234', '证件 [证件]', ['id-card']],
    ['曹杨一村12号302室漏水', '曹杨一村漏水', ['door']],
    ['中远两湾城 3号楼2单元1201室', '中远两湾城', ['door']],
    ['Flat 12b, Caoyang', ', Caoyang', ['door']],
    ['联系人：张三丰', '联系人：[姓名]', ['name']],
    ['王小明先生反映', '[姓名]反映', ['name']],
    ['write to a.b@example.com', 'write to [邮箱]', ['email']],
  ])('%j is kept as %j', (text, kept, found) => {
    expect(mask(text)).toEqual({ text: kept, found });
  });

  it.each([
    '消防通道占用超30分钟', '曹杨一村', '12 号线真如站', '31010700001320000001', '1795545883231', 'cam-0001', '桃浦镇祁连山路 2188 号', '水位 25 cm', 'A12345',
    '居民反映积水', '3号楼', '2026-11-24T08:00:00+08:00', '310107005', 'b1946ac9-2492-4d23-13812345678a', 'sim://cameras', '王家宅路',
  ])('%j has nothing personal in it', (text) => {
    expect(mask(text)).toEqual({ text, found: [] });
  });

  it('of letters, digits and signs is looked at no less closely than one with Chinese in it', () => {
    const piece = fc.oneof(fc.constantFrom('1', '38', '021', '86', '+', '-', ' ', '.', 'x', 'Room', 'rm.', 'flat', 'APT', '@', 'a.b', '310107', '19800101', '1234'), fc.string({ maxLength: 3 }));
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      expect(masked(`${text}\u3000`)).toBe(`${masked(text)}\u3000`);
    }), { numRuns: 2_000 });
  });

  it('that was masked has nothing more to mask', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('沪A12345', '13812345678', '12号302室', '张伟先生', '310107198001011234', ' ', '号', '室'));
    fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const once = masked(pieces.join(''));
      expect(masked(once)).toBe(once);
    }), { numRuns: 500 });
  });
});

const SECRETS = ['沪A12345', '13812345678', '310107198001011234', '302室', '张伟', 'someone@example.com'];
const all = SECRETS.join(' ').replace('张伟', '联系人：张伟');

/** The bytes of every file under a folder. */
async function bytesUnder(dir: string): Promise<Buffer> {
  const entries = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return Buffer.concat(await Promise.all(entries.map((entry) => readFile(join(entry.parentPath, entry.name)))));
}

test('nothing personal reaches a file, in whatever field it comes; whoever sent it is told what was masked or why it was turned away', async () => {
  const dir = await tempDir();
  const server = await spawnServer(['--port', '0', '--no-demo', '--data', dir.path]);
  const event = (id: string, type: string, data: object) => ({ specversion: '1.0', id, source: '/east', type: `tongxin.${type}.v1`, data });
  const { body } = await post(server.url, [
    alertEvent('a-1', block, { label: all, place: '曹杨一村12号302室', name: all, phone: '13812345678' }),
    alertEvent('a-2', block, { device: 'phone-13812345678' }),
    alertEvent('沪A12345', block),
    event('v-1', 'visit', { post: '张伟先生', block }),
    event('o-1', 'operator', { post: 'desk', action: 'note', subject: 'a-1', reason: all }),
    event('x-1', 'nonsense', { label: all }),
    event('x-2', 'alert', { [all.slice(0, 40)]: all, scene: all }),
    { ...event('x-3', 'alert', {}), source: `/people/${encodeURIComponent('13812345678')}` },
  ]);
  expect(body).toMatchObject({
    accepted: 3,
    masked: [{ index: 0, what: expect.arrayContaining([...PERSONAL]) as unknown }, { index: 3, what: ['name'] }, { index: 4 }],
    rejected: [{ index: 1, detail: 'data.device: holds a phone, which the journal never does' }, { index: 2 }, { index: 5 }, { index: 6 }, { index: 7 }],
  });
  await fetch(`${server.url}/ingest/cloudevents`, { method: 'POST', headers: { 'content-type': 'application/cloudevents+json' }, body: `{"${all} ${JSON.stringify(all).replaceAll(/\p{Script=Han}/gu, (one) => `\\u${one.charCodeAt(0).toString(16)}`)}` });
  const rejects = await (await fetch(`${server.url}/api/rejects`)).text();
  await server.end('SIGINT');
  const written = await bytesUnder(dir.path);
  const encoded = [written, Buffer.from(rejects)].map((bytes) => [bytes.toString('utf8'), bytes.toString('utf16le'), bytes.toString('latin1')].join('\n'));
  expect(written.includes('曹杨一村')).toBe(true);
  expect(SECRETS.filter((secret) => encoded.some((text) => text.includes(secret)))).toEqual([]);
  await dir.remove();
});
