import { beforeEach, expect, it } from 'vitest';
import { FRESH_MS, PATIENCE_MS, Stills, typeOf } from '#server/gateway/stills';
import { ManualTime } from '#tests/support/manual-time';

const WEBP = new TextEncoder().encode('RIFF1234WEBPdata');
let time: ManualTime;
let sent: number[];
let stills: Stills;

beforeEach(() => {
  time = new ManualTime();
  sent = [];
  stills = new Stills(time, () => time.now(), (number) => { sent.push(number); });
});

it('a display is asked once, however many wait, and again only when its picture is old', async () => {
  const both = [stills.ask(), stills.ask()];
  expect(sent).toEqual([1]);
  stills.take({ number: 1, image: WEBP });
  expect(await Promise.all(both)).toEqual([WEBP, WEBP]);
  time.pass(FRESH_MS - 1);
  expect(await stills.ask()).toBe(WEBP);
  time.pass(1);
  const next = stills.ask();
  stills.take({ number: 2, image: WEBP });
  await next;
  expect([sent, time.pending]).toEqual([[1, 2], 0]);
});

it('whoever waits hears why there is none: the display refuses, does not answer, sends no picture', async () => {
  const refused = stills.ask();
  stills.take({ number: 1, refused: 'too-large' });
  await expect(refused).rejects.toMatchObject({ code: 'no-still', detail: 'too-large' });
  const late = stills.ask();
  time.pass(PATIENCE_MS);
  await expect(late).rejects.toMatchObject({ detail: 'no answer' });
  const page = stills.ask();
  stills.take({ number: 3, image: new TextEncoder().encode('<svg onload="alert(1)"/>') });
  await expect(page).rejects.toMatchObject({ detail: 'no picture' });
});

it('an answer that nobody asked for, or that comes too late, is dropped', async () => {
  stills.take({ number: 1, image: WEBP });
  const asked = stills.ask();
  stills.take({ number: 9, image: WEBP });
  stills.refuse('the display went');
  await expect(asked).rejects.toMatchObject({ detail: 'the display went' });
});

it('a picture is one by its first bytes', () => {
  expect([typeOf(WEBP), typeOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0])), typeOf(new Uint8Array())]).toEqual(['image/webp', 'image/jpeg', undefined]);
});
