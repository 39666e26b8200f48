import { rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { connect as dial, type ConnectionOptions } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCertificate } from '#server/gateway/certificate';
import { openBare, metric, type Bare } from '../../support/bare-gateway.ts';
import { spoilKey, writeCertificate } from '../../support/certificate.ts';
import { connect } from '../../support/client.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { raw } from '../../support/request.ts';
import { tempDir } from '../../support/spawn-server.ts';

let dir: Awaited<ReturnType<typeof tempDir>>;
let time: ManualTime;
let bare: Bare;
let first: ReturnType<typeof writeCertificate>;

beforeEach(async () => {
  dir = await tempDir();
  time = new ManualTime();
  first = writeCertificate(dir.path, 'first');
  bare = await openBare({ tls: first, scheduler: time });
});
afterEach(async () => {
  await bare.close();
  await dir.remove();
});

/** Whose certificate somebody meets who connects now, or the fault. */
const met = (options: ConnectionOptions = {}) => new Promise<string>((resolve) => {
  const socket = dial({ port: bare.port, host: '127.0.0.1', rejectUnauthorized: false, ...options }, () => {
    resolve(String(socket.getPeerCertificate().subject.CN));
    socket.destroy();
  });
  socket.on('error', (error) => { resolve((error as NodeJS.ErrnoException).code ?? ''); });
});

const asked = (path: string, ca: string) => new Promise<IncomingMessage>((resolve, reject) => { get(`${bare.url}${path}`, { ca, agent: false }, (response) => { response.resume(); resolve(response); }).on('error', reject); });

test('pages and streams come over TLS 1.2 and later, and over nothing else', async () => {
  const answer = await asked('/healthz', first.pem);
  expect([answer.statusCode, answer.headers['strict-transport-security']]).toEqual([200, 'max-age=31536000']);
  const display = await connect(bare.url, { ca: first.pem, headers: { origin: bare.url } });
  expect(display.welcome.topics).toEqual(['one', 'two']);
  display.close();
  expect(await met({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' })).toBe('first');
  expect(await met({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' })).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
  expect(await raw(bare.url, 'GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n')).not.toContain('HTTP');
  await expect(connect(bare.url, { ca: first.pem, headers: { origin: bare.url.replace('https', 'http') } })).rejects.toThrow();
});

test('another certificate is served within ten seconds, and who is connected stays and hears what whoever came later hears', async () => {
  const early = await connect(bare.url, { ca: first.pem });
  const second = writeCertificate(dir.path, 'second');
  expect(await met()).toBe('first');
  time.pass(10_000);
  expect(await met()).toBe('second');
  expect(await metric(bare.metrics, 'certificate_expiry_timestamp_seconds')).toBe(readCertificate(second).until / 1_000);
  const late = await connect(bare.url, { ca: second.pem });
  for (const display of [early, late]) {
    await display.ask('subscribe', { topics: [{ topic: 'one' }] });
    time.pass(1_000);
    await display.until(() => display.of('one').length > 0);
  }
  bare.topics.get('one').tables.items.add('a', { label: 'said once' });
  time.pass(1_000);
  const heard = await Promise.all([early, late].map((display) => display.until(() => display.of('one').find(({ kind }) => kind === 'delta'))));
  expect(Buffer.compare(heard[0]!.bytes, heard[1]!.bytes)).toBe(0);
  expect(await metric(bare.metrics, 'displays')).toBe(2);
  for (const display of [early, late]) display.close();
});

test('files that do not go together, as while they are written, leave the certificate as it is until they do', async () => {
  spoilKey(first.key);
  time.pass(10_000);
  expect(await met()).toBe('first');
  rmSync(first.certificate);
  time.pass(10_000);
  expect(await met()).toBe('first');
  writeCertificate(dir.path, 'second');
  time.pass(10_000);
  expect(await met()).toBe('second');
});

test('the displays of the eldest certificate are ended once three later ones were served, and no others', async () => {
  const early = await connect(bare.url, { ca: first.pem });
  const { pem } = writeCertificate(dir.path, 'second');
  time.pass(10_000);
  const next = await connect(bare.url, { ca: pem });
  for (const name of ['third', 'fourth']) {
    writeCertificate(dir.path, name);
    time.pass(10_000);
  }
  expect(await metric(bare.metrics, 'displays')).toBe(2);
  writeCertificate(dir.path, 'fifth');
  time.pass(10_000);
  await early.closed;
  expect(next.socket.connected).toBe(true);
  next.close();
});

test('what is wrong with the files is said in a sentence', () => {
  const { certificate, key } = first;
  spoilKey(key);
  expect(() => readCertificate({ certificate, key })).toThrow(`${key} is not the key of ${certificate}.`);
  expect(() => readCertificate({ certificate, key: certificate })).toThrow(`${certificate} holds no private key in PEM without a passphrase.`);
  writeFileSync(certificate, 'nothing');
  expect(() => readCertificate({ certificate, key })).toThrow(`${certificate} holds no certificate in PEM.`);
  rmSync(key);
  expect(() => readCertificate({ certificate, key })).toThrow(`${key} cannot be read.`);
});
