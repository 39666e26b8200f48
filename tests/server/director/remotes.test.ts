import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse } from '#protocol/codec';
import { FRAME } from '#protocol/frames';
import { standing, turned, type Standing } from '#protocol/remote';
import { openBare, type Bare } from '#tests/support/bare-gateway';
import { connect, type Client } from '#tests/support/client';

const CODE = 'ABCD2345';
const PAGES = ['today', 'why', 'where'];

let bare: Bare;
let clients: Client[];

/** A connection that keeps what it hears of briefings. */
async function join() {
  const client = await connect(bare.url);
  clients.push(client);
  const stood: Standing[] = [];
  const pages: number[] = [];
  client.socket.on(FRAME.presented, (value: unknown) => { stood.push(parse(standing, value)); });
  client.socket.on(FRAME.turned, (value: unknown) => { pages.push(parse(turned, value).page); });
  return { ...client, stood, pages };
}
const problemOf = (reply: unknown) => (reply as { problem?: { type: string } }).problem?.type.replace('urn:tongxin:problem:', '');

beforeEach(async () => {
  clients = [];
  bare = await openBare();
});
afterEach(async () => {
  for (const client of clients) client.close();
  await bare.close();
});

it('turns a briefing from elsewhere, and tells whoever leads it where it stands', async () => {
  const [stage, phone] = [await join(), await join()];
  expect(await stage.ask('present', { code: CODE, pages: PAGES, page: 0 })).toEqual({ ok: true });
  expect(await phone.ask('follow', { code: CODE })).toEqual({ ok: true });
  expect(await phone.ask('turn', { code: CODE, page: 2 })).toEqual({ ok: true });
  await stage.until(() => stage.pages.length === 1);
  await stage.ask('present', { code: CODE, pages: PAGES, page: 2 });
  await phone.until(() => phone.stood.length === 2);
  expect(stage.pages).toEqual([2]);
  expect(phone.stood).toEqual([{ pages: PAGES, page: 0 }, { pages: PAGES, page: 2 }]);
});

it('turns no further than to the last page', async () => {
  const [stage, phone] = [await join(), await join()];
  await stage.ask('present', { code: CODE, pages: PAGES, page: 0 });
  await phone.ask('turn', { code: CODE, page: 60 });
  await stage.until(() => stage.pages.length === 1);
  expect(stage.pages).toEqual([2]);
});

it('refuses by name a code that no briefing has, and one that is no code', async () => {
  const phone = await join();
  expect(problemOf(await phone.ask('follow', { code: CODE }))).toBe('unknown-code');
  expect(problemOf(await phone.ask('turn', { code: CODE, page: 1 }))).toBe('unknown-code');
  expect(problemOf(await phone.ask('turn', { code: 'abc', page: 1 }))).toBe('bad-command');
});

it('tells whoever leads it that a briefing is over, and finds them again where it comes back', async () => {
  const [stage, phone] = [await join(), await join()];
  await stage.ask('present', { code: CODE, pages: PAGES, page: 1 });
  await phone.ask('follow', { code: CODE });
  stage.close();
  await phone.until(() => phone.stood.length === 2);
  expect(phone.stood[1]).toEqual({ pages: [], page: 0 });
  expect(problemOf(await phone.ask('turn', { code: CODE, page: 0 }))).toBe('unknown-code');
  const again = await join();
  await again.ask('present', { code: CODE, pages: PAGES, page: 1 });
  expect(await phone.ask('follow', { code: CODE })).toEqual({ ok: true });
  await phone.until(() => phone.stood.length === 3);
  expect(phone.stood[2]).toEqual({ pages: PAGES, page: 1 });
});

it('lets a briefing that was reloaded before its end was noticed go on with whoever leads it', async () => {
  const [stage, phone] = [await join(), await join()];
  await stage.ask('present', { code: CODE, pages: PAGES, page: 0 });
  await phone.ask('follow', { code: CODE });
  const again = await join();
  await again.ask('present', { code: CODE, pages: PAGES, page: 0 });
  stage.close();
  await phone.until(() => phone.stood.length === 2);
  await phone.ask('turn', { code: CODE, page: 1 });
  await again.until(() => again.pages.length === 1);
  expect(again.pages).toEqual([1]);
});

it('is led by eight at most, so that nobody is flooded', async () => {
  const stage = await join();
  await stage.ask('present', { code: CODE, pages: PAGES, page: 0 });
  for (let i = 0; i < 8; i++) expect(await (await join()).ask('follow', { code: CODE })).toEqual({ ok: true });
  expect(problemOf(await (await join()).ask('follow', { code: CODE }))).toBe('too-many-subscriptions');
});
