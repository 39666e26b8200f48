import iconv from 'iconv-lite';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { JournalError } from '#server/journal/journal';
import { freePort } from '#tests/support/free-port';
import { block, openIngest, type Ingest } from '#tests/support/ingest';
import { dataOf, runFeed, type RunningFeed } from '#tests/support/feeds';
import { startPeer } from '#tests/support/peer';
import { alarmBody, DEVICE, PASSWORD, scenario, SERVER, sipDevice } from '#tests/support/sip-device';
import { tempDir } from '#tests/support/spawn-server';

let ingest: Ingest;
let feed: RunningFeed;
let port: number;
let device: Awaited<ReturnType<typeof sipDevice>>;
beforeEach(async () => {
  ingest = await openIngest();
  port = await freePort();
  feed = await runFeed(ingest, {
    kind: 'gb28181', id: 'cameras', port, server: SERVER, password: PASSWORD, devices: { [DEVICE]: { device: 'cam-gate', block } },
    scenes: [{ method: 5, scene: 'fire-lane', facts: { vehicle: 1 } }, { method: 2, type: 3, scene: 'litter' }],
  });
  await vi.waitUntil(() => feed.runner.status.state === 'connected', 5_000);
  device = await sipDevice(port);
});
afterEach(async () => {
  device.close();
  await feed.stop();
  await ingest.close();
});

const alerts = () => dataOf(ingest, 'alert');
const online = async () => (await dataOf(ingest, 'device')).map((one) => one.online);
const status = (answer: string) => answer.split(' ')[1];
const gb = (text: string) => iconv.encode(text, 'gb18030');

describe.each([['UDP', 'u1'], ['TCP', 't1']])('a device that sipp plays over %s', (_, transport) => {
  test('registers with digest, says that it lives, and raises an alarm in GB2312', async () => {
    const dir = await tempDir();
    await writeFile(join(dir.path, 'device.xml'), scenario(gb(alarmBody())));
    const args = ['-sf', 'device.xml', `127.0.0.1:${port}`, '-i', '127.0.0.1', '-m', '1', '-t', transport, '-nostdin', '-timeout', '15', '-timeout_error', '-trace_err'];
    const sipp = startPeer('/usr/bin/sipp', 'sip-tester', args, dir.path);
    expect(await sipp.ended, sipp.output()).toBe(0);
    await dir.remove();
    expect(await online()).toEqual([true, true]);
    expect(await alerts()).toEqual([{ device: 'cam-gate', block, scene: 'fire-lane', facts: { vehicle: 1 }, severity: 1, label: '消防通道占用', state: 'raised', origin: 'camera' }]);
    expect((await ingest.records()).find(({ event }) => event.kind === 'alert')?.event.time).toBe(Date.parse('2026-11-24T07:59:30+08:00'));
  });
});

test('nothing is taken of who has not registered, has the wrong password, or is not known', async () => {
  expect(status(await device.message(gb(alarmBody())))).toBe('403');
  expect(status(await device.register('wrong'))).toBe('401');
  expect(status(await device.message(gb(alarmBody())))).toBe('403');
  const stranger = await sipDevice(port, '31010700001329999999');
  expect(status(await stranger.ask(stranger.request('REGISTER')))).toBe('403');
  stranger.close();
  expect(ingest.journal.last).toBe(1);
});

test('a nonce is not good for ever', async () => {
  const first = device.request('REGISTER');
  const challenge = await device.ask(first);
  expect(challenge).toMatch(/^SIP\/2\.0 401 .*\r\nVia: SIP\/2\.0\/UDP/);
  ingest.clock.time += 61_000;
  const nonce = /nonce="([^"]+)"/.exec(challenge)?.[1] ?? '';
  expect(status(await device.ask(device.request('REGISTER', [`Authorization: Digest username="${DEVICE}", realm="${SERVER.slice(0, 10)}", nonce="${nonce}", uri="x", response="${'0'.repeat(32)}"`])))).toBe('401');
});

test('GB18030, UTF-8 and undeclared bodies are read, a type and a priority are minded', async () => {
  await device.register();
  expect(status(await device.message(gb(alarmBody({ SN: 1, AlarmDescription: '㙍路占道' }, '<?xml version="1.0" encoding="GB18030"?>'))))).toBe('200');
  expect(status(await device.message(gb(alarmBody({ SN: 2, AlarmDescription: '占道' }, ''))))).toBe('200');
  expect(status(await device.message(Buffer.from(alarmBody({ SN: 3, AlarmDescription: '占用', AlarmPriority: 4 }, '<?xml version="1.0" encoding="UTF-8"?>'))))).toBe('200');
  expect(status(await device.message(gb(alarmBody({ SN: 4, AlarmMethod: 2, Info: '<AlarmType>3</AlarmType>' }))))).toBe('200');
  expect((await alerts()).map(({ scene, severity, label }) => `${scene} ${severity} ${label}`)).toEqual(['fire-lane 1 㙍路占道', 'fire-lane 1 占道', 'fire-lane 3 占用', 'litter 1 消防通道占用']);
});

test('an alarm is answered when it is on disk, and once however often it is sent', async () => {
  await device.register();
  const append = ingest.journal.append.bind(ingest.journal);
  let full = true;
  const appending = vi.spyOn(ingest.journal, 'append').mockImplementation((events) => (full && events.some(({ kind }) => kind === 'alert') ? Promise.reject(new JournalError('full')) : append(events)));
  const sent = device.request('MESSAGE', [], gb(alarmBody()));
  let answered = false;
  const answer = device.ask(sent).then((said) => {
    answered = true;
    return said;
  });
  await vi.waitUntil(() => appending.mock.calls.length > 0, 5_000);
  await device.tell(sent);
  expect(answered).toBe(false);
  full = false;
  expect(status(await answer)).toBe('200');
  expect(status(await device.ask(sent))).toBe('200');
  expect(await alerts()).toHaveLength(1);
  expect(ingest.admission.totals.repeated).toBe(1);
});

test('a device that says nothing for three minutes, or takes its leave, is offline', async () => {
  await device.register();
  await device.register(PASSWORD, 0);
  expect(await online()).toEqual([true, false]);
  await device.register();
  ingest.clock.time += 180_001;
  await vi.waitUntil(async () => (await online()).length === 4, 10_000);
  expect(await online()).toEqual([true, false, true, false]);
  expect(status(await device.message(gb(alarmBody())))).toBe('403');
});

test('what is no SIP or no alarm is refused by name, and its neighbours are heard', async () => {
  await device.register();
  const faulty: [string, string][] = [
    [alarmBody({ AlarmPriority: 9 }), '400'], [alarmBody({ AlarmTime: 'yesterday' }), '400'], [alarmBody({ AlarmMethod: 7 }), '400'], ['<Notify>', '400'], [alarmBody({ DeviceID: 'x' }), '400'],
    [alarmBody({}, '<!DOCTYPE a>'), '400'],
  ];
  for (const [body, code] of faulty) expect(status(await device.message(gb(body))), body).toBe(code);
  for (const junk of ['hello world', 'INVITE x SIP/2.0\r\n\r\n', 'MESSAGE sip:a SIP/2.0\r\nContent-Length: 99999999\r\n\r\n', 'MESSAGE sip:a SIP/2.0\r\nContent-Length: 10\r\n\r\nx']) await device.tell(Buffer.from(junk));
  expect(status(await device.ask(device.request('INVITE')))).toBe('405');
  expect(status(await device.message(gb(alarmBody())))).toBe('200');
  expect(ingest.admission.totals.rejected).toEqual({ 'invalid-event': 4, 'invalid-xml': 2, 'invalid-sip': 4 });
});

test.each([['nonsense', Buffer.from(`${'\r\n'.repeat(8)}GET / HTTP/1.1\r\nHost: x\r\n\r\n`)], ['no end', Buffer.alloc(200_000, 0x41)]])('a connection that sends %s is closed, and others go on', async (_, bytes) => {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  const closed = new Promise((resolve) => { socket.once('close', resolve); });
  socket.write(bytes);
  await closed;
  expect(status(await device.register())).toBe('200');
});
