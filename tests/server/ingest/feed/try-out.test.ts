import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCENES } from '#scenes/index';
import { ConfigError } from '#server/config';
import { askedOf, tryOut } from '#server/ingest/feed/try-out';
import { capAlert } from '#tests/support/cap';
import { block, district, NOON } from '#tests/support/ingest';
import { alarmBody, DEVICE, PASSWORD, SERVER } from '#tests/support/sip-device';
import { tempDir } from '#tests/support/spawn-server';

let dir: Awaited<ReturnType<typeof tempDir>>;
const put = async (name: string, content: unknown) => {
  const path = join(dir.path, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const reading = { kind: 'reading', data: { device: '{body.device}', block, quantity: 'water-level', value: { from: '{body.value}', as: 'number' } } };
const CONFIG = { feeds: [
  { kind: 'mqtt', id: 'sensors', url: 'mqtt://127.0.0.1:1', password: { env: 'NOT_SET' }, topics: [{ topic: 'sensors/{device}', events: [{ ...reading, data: { ...reading.data, device: '{topic.device}' } }] }] },
  { kind: 'frigate', id: 'nvr', url: 'mqtt://127.0.0.1:1', cameras: { gate: { block } }, scenes: [{ label: 'car', scene: 'fire-lane' }] },
  { kind: 'folder', id: 'exports', path: '/nowhere', events: [reading] },
  { kind: 'open311', id: 'city', token: 'x', scenes: { table: {}, default: 'litter' } },
  { kind: 'cap', id: 'met', token: 'x' },
  { kind: 'gb28181', id: 'gb', server: SERVER, password: PASSWORD, devices: { [DEVICE]: { block } }, scenes: [{ scene: 'fire-lane' }] },
] };
let config: string;
beforeAll(async () => {
  dir = await tempDir();
  config = await put('config.json', CONFIG);
});
afterAll(() => dir.remove());

const check = (file: string, ...more: string[]) => tryOut(askedOf(['check', file, '--config', config, ...more], {}), { district, scenes: [...SCENES], devices: [] }, { speed: 1, now: () => NOON });

test('a message of each kind is tried as its feed would read it, without source or credential', async () => {
  const tried = [
    check(await put('a.json', { value: 5 }), '--topic', 'sensors/d-1'),
    check(await put('b.json', { type: 'new', after: { id: 'x', camera: 'gate', label: 'car', start_time: NOON / 1_000 } }), '--feed', 'nvr'),
    check(await put('c.csv', 'device,value\nd-1,1\nd-2,two\n'), '--feed', 'exports'),
    check(await put('d.json', [{ service_request_id: 1, status: 'closed', requested_datetime: '2026-11-20T08:00:00+08:00', lat: 31.244, long: 121.4058 }]), '--feed', 'city'),
    check(await put('e.xml', capAlert('a')), '--feed', 'met'),
    check(await put('f.xml', alarmBody({}, '<?xml version="1.0" encoding="UTF-8"?>')), '--feed', 'gb'),
  ];
  expect(tried.map(({ lines }) => lines.map((line) => line.split(' ')[0]?.replace(`${dir.path}/`, '')))).toEqual([
    ['reading', 'a.json:'], ['alert', 'b.json:'], ['reading', 'turned', 'c.csv:'], ['case', 'case', 'd.json:'], ['weather', 'e.xml:'], ['alert', 'f.xml:'],
  ]);
  expect(tried.map(({ faults }) => faults)).toEqual([0, 0, 1, 0, 0, 0]);
});

test('what would be turned away is named, what is personal is masked', async () => {
  expect(check(await put('g.json', '{"value":')).lines[0]).toMatch(/^turned away, invalid-json: /);
  expect(check(await put('h.json', { value: 'x' })).lines[0]).toBe('turned away, invalid-event: data.value: "x" is no number');
  const [alarm] = check(await put('i.xml', alarmBody({ AlarmDescription: '业主：张三丰 13812345678' }, '<?xml version="1.0" encoding="UTF-8"?>')), '--feed', 'gb').lines;
  expect(alarm).toMatch(/, without (phone, name|name, phone): /);
  expect(alarm).not.toMatch(/13812345678|张三丰/);
});

test('what is asked wrongly is told in one sentence', () => {
  const asked = (...args: string[]) => () => askedOf(args, {});
  expect(asked()).toThrow(ConfigError);
  expect(asked('check')).toThrow('npm run feed -- check FILE');
  expect(asked('check', 'x', '--config', config, '--feed', 'nobody')).toThrow('There is no feed nobody; there are sensors, nvr, exports, city, met, gb.');
  expect(asked('check', 'x', '--colour', 'red')).toThrow("Unknown option '--colour'");
  expect(() => check('/nowhere.json')).toThrow('The message /nowhere.json cannot be read');
});
