import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProtocolError } from '#protocol/errors';
import { readSip, sipAnswer, userOf } from '#server/ingest/feed/sip';

const HEAD = 'MESSAGE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=1\r\nVia: SIP/2.0/UDP g;branch=2\r\nf: <sip:u@h>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: c\r\nCSeq: 1 MESSAGE\r\n';

test('a request is read by its length, compact and folded headers included', () => {
  const bytes = Buffer.from(`${HEAD}Subject: one\r\n two\r\nl: 4\r\n\r\nbodyNEXT`);
  const { request, size } = readSip(bytes, false) ?? {};
  expect(request).toMatchObject({ method: 'MESSAGE', uri: 'sip:a@b', headers: { from: ['<sip:u@h>;tag=1'], subject: ['one two'], via: ['SIP/2.0/UDP h;branch=1', 'SIP/2.0/UDP g;branch=2'] } });
  expect(Buffer.from(request?.body ?? []).toString()).toBe('body');
  expect(bytes.subarray(size).toString()).toBe('NEXT');
});

test('a request that is not whole is waited for on a connection', () => {
  const bytes = Buffer.from(`${HEAD}Content-Length: 4\r\n\r\nbody`);
  for (let end = 0; end < bytes.length; end++) expect(readSip(bytes.subarray(0, end), false)).toBeUndefined();
  expect(readSip(bytes, false)).toBeDefined();
});

test('an answer carries what the request named', () => {
  const { request } = readSip(Buffer.from(`${HEAD}\r\n`), true) ?? {};
  expect(request && sipAnswer(request, 200, { Expires: '60' }).toString()).toBe('SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP h;branch=1\r\nVia: SIP/2.0/UDP g;branch=2\r\nFrom: <sip:u@h>;tag=1\r\nTo: <sip:a@b>;tag=tongxin\r\nCall-ID: c\r\nCSeq: 1 MESSAGE\r\nExpires: 60\r\nContent-Length: 0\r\n\r\n');
});

test('the user of an address is found', () => {
  expect(userOf('"x" <sip:340@34:5060;transport=udp>;tag=1')).toBe('340');
  expect(userOf('tel:110')).toBe('');
});

test('whatever comes is read, waited for or refused by name', () => {
  const line = fc.oneof(fc.constantFrom('MESSAGE sip:a SIP/2.0', 'SIP/2.0 200 OK', 'Via: x', 'From: y', 'To: z', 'Call-ID: i', 'CSeq: 1 A', 'Content-Length: 3', 'Content-Length: -1', 'l: 1e9', '__proto__: x', ' folded', ''), fc.string({ maxLength: 20 }));
  const spoilt = (bytes: Uint8Array, whole: boolean) => {
    try {
      readSip(bytes, whole);
    } catch (error) {
      expect(error).toBeInstanceOf(ProtocolError);
      expect((error as ProtocolError).code).toBe('invalid-sip');
    }
  };
  fc.assert(fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (lines, whole) => { spoilt(Buffer.from(`${lines.join('\r\n')}\r\n\r\nxyz`), whole); }), { numRuns: 2_000 });
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), spoilt), { numRuns: 500 });
});
