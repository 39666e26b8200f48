import { afterEach, describe, expect, it } from 'vitest';
import { Engine } from '#server/aggregate/engine';
import { block, district, NOON, openIngest, type Ingest } from '#tests/support/ingest';
import { SCENES } from '#scenes/index';
import type { RawEvent } from '#server/ingest/source';

let ingest: Ingest;
let stop = () => {};
afterEach(async () => {
  stop();
  await ingest.close();
});

/** A journal that a fold follows, and an admission that asks it. */
async function open(): Promise<Engine> {
  const engine = new Engine({ district, scenes: SCENES });
  ingest = await openIngest(SCENES, engine);
  const follower = ingest.journal.follow(0, (batch) => { for (const record of batch) engine.apply(record); });
  stop = follower.stop;
  await follower.ready;
  return engine;
}

let next = 0;
const report = (state: string, id = 'c-1'): RawEvent =>
  ({ kind: 'case', id: `r-${next++}`, source: '/departments', time: NOON, data: { case: id, scene: 'litter', block, state } });
const act = (action: string, data: object = {}): RawEvent =>
  ({ kind: 'operator', id: `o-${next++}`, source: '/desk', time: NOON, data: { post: 'desk', action, subject: 'c-1', ...data } });

const outcomes = async (...events: RawEvent[]): Promise<string[]> =>
  (await ingest.admission.admit(events)).map((outcome) => (outcome.status === 'rejected' ? `${outcome.code} ${outcome.detail}` : outcome.status));

describe('what is to be done with a case', () => {
  it('is admitted where the workflow allows it, and folded', async () => {
    const engine = await open();
    expect(await outcomes(report('discovered'))).toEqual(['accepted']);
    expect(await outcomes(act('accept'))).toEqual(['accepted']);
    expect(engine.case('c-1')?.state).toBe('accepted');
  });

  it('is refused by name otherwise, says what is allowed, and never reaches the journal', async () => {
    await open();
    await outcomes(report('discovered'));
    const { last } = ingest.journal;
    expect(await outcomes(act('close'))).toEqual(['illegal-transition data.action: case c-1 is discovered, which allows accept, reject, suspend, extend, supervise, merge, not close']);
    expect(await outcomes(act('accept', { subject: 'nobody' }))).toEqual(['unknown-case data.subject: there is no case nobody']);
    expect(await outcomes(act('extend'))).toEqual(['invalid-event data.hours: how many hours the case gets longer']);
    expect(ingest.journal.last).toBe(last);
  });

  it('is judged in the order of its batch, what is not folded yet included', async () => {
    const engine = await open();
    expect(await outcomes(report('discovered'), act('accept'), act('accept'), act('register'), act('suspend'), act('dispatch'), act('resume'), act('dispatch'))).toEqual([
      'accepted', 'accepted', expect.stringMatching(/^illegal-transition .* is accepted/), 'accepted', 'accepted',
      'illegal-transition data.action: case c-1 is registered and suspended, which allows resume, not dispatch', 'accepted', 'accepted',
    ]);
    expect(engine.case('c-1')).toMatchObject({ state: 'dispatched', suspended: false });
  });

  it('is judged by what batches under way do, whichever is written first', async () => {
    await open();
    await outcomes(report('discovered'));
    const both = await Promise.all([outcomes(act('accept')), outcomes(act('accept')), outcomes(act('register'))]);
    expect(both.map(([one]) => one?.split(' ')[0])).toEqual(['accepted', 'illegal-transition', 'accepted']);
  });

  it('forgets what could not be written', async () => {
    await open();
    await outcomes(report('discovered'));
    const { append } = ingest.journal;
    ingest.journal.append = () => Promise.reject(new Error('no disk'));
    await expect(outcomes(act('accept'))).rejects.toThrow('no disk');
    ingest.journal.append = append.bind(ingest.journal);
    expect(await outcomes(act('accept'))).toEqual(['accepted']);
  });

  it('lets notes and answers to alerts pass: they move no case along', async () => {
    await open();
    expect(await outcomes(act('note'), act('acknowledge'), act('false-alarm'))).toEqual(['accepted', 'accepted', 'accepted']);
  });
});

describe('a merge', () => {
  it('needs two cases that are not the same, the second of them open', async () => {
    await open();
    await outcomes(report('discovered'), report('closed', 'c-2'), report('discovered', 'c-3'));
    expect(await outcomes(act('merge'))).toEqual(['invalid-event data.into: the case that takes it in']);
    expect(await outcomes(act('merge', { into: 'c-9' }))).toEqual(['unknown-case data.into: there is no case c-9']);
    expect(await outcomes(act('merge', { into: 'c-1' }))).toEqual(['illegal-transition data.into: case c-1 is the same, so it takes nothing in']);
    expect(await outcomes(act('merge', { into: 'c-2' }))).toEqual(['illegal-transition data.into: case c-2 is closed, so it takes nothing in']);
    expect(await outcomes(act('merge', { into: 'c-3' }), act('accept'))).toEqual(['accepted', expect.stringMatching(/^illegal-transition .* is rejected, which allows nothing/)]);
  });
});

describe('a report of another system', () => {
  it('may pass over steps, and say the same again', async () => {
    await open();
    expect(await outcomes(report('discovered'), report('in-hand'), report('in-hand'), report('closed'), report('rework'), report('disposed'))).toEqual(Array(6).fill('accepted'));
  });

  it('is refused where the case would go back', async () => {
    await open();
    await outcomes(report('closed'), report('rejected', 'c-2'));
    expect(await outcomes(report('in-hand'))).toEqual(['illegal-transition data.state: case c-1 is closed, so it may be reported as rework, closed, not as in-hand']);
    expect(await outcomes(report('accepted', 'c-2'))).toEqual([expect.stringMatching(/^illegal-transition .* is rejected/)]);
  });

  it('that was heard before is a repeat, wherever the case is now', async () => {
    await open();
    const first = report('discovered');
    await outcomes(first, report('closed'));
    expect(await outcomes(first)).toEqual(['repeated']);
  });
});

const raise = (severity: number, id: string, scene = 'high-toss', device = 'cam-1'): RawEvent =>
  ({ kind: 'alert', id, source: '/cameras', time: NOON, data: { device, scene, block, severity } });
const alarm = (action: string, subject: string, data: object = {}): RawEvent => act(action, { subject, ...data });

describe('what is to be done with an alarm', () => {
  it('is acknowledged once: who comes second is told who was first, also before that is folded', async () => {
    const engine = await open();
    await outcomes(raise(2, 'one'));
    expect(await outcomes(alarm('acknowledge', 'one', { occurrence: 1 }), alarm('acknowledge', 'one', { post: 'phone', occurrence: 1 })))
      .toEqual(['accepted', 'already-acknowledged data.subject: desk has acknowledged alarm one']);
    expect(await outcomes(alarm('acknowledge', 'one', { post: 'kiosk' }))).toEqual(['already-acknowledged data.subject: desk has acknowledged alarm one']);
    expect(engine.alarm('one')).toMatchObject({ state: 'acknowledged', by: 'desk' });
  });

  it('is acknowledged in the occurrence that was seen, or not at all', async () => {
    await open();
    await outcomes(raise(3, 'one'));
    await outcomes(raise(2, 'two'));
    expect(await outcomes(alarm('acknowledge', 'one', { occurrence: 1 }))).toEqual(['raised-again data.occurrence: alarm one was raised again; it is in its occurrence 2 now, not 1']);
    expect(await outcomes(alarm('acknowledge', 'one', { occurrence: 2 }))).toEqual(['accepted']);
  });

  it('may be acknowledged by whoever sees it where there is none any more', async () => {
    await open();
    expect(await outcomes(alarm('acknowledge', 'gone'))).toEqual(['accepted']);
  });

  it('is shelved with a reason and an end that is not too far', async () => {
    await open();
    await outcomes(raise(2, 'one'));
    expect(await outcomes(
      alarm('shelve', 'one'), alarm('shelve', 'one', { reason: 'works' }), alarm('shelve', 'one', { reason: 'works', hours: 25 }), alarm('shelve', 'none', { reason: 'works', hours: 1 }),
    )).toEqual([
      'invalid-event data.reason: why it is held back', 'invalid-event data.hours: how long it is held back, or once', 'invalid-event data.hours: 24 at most',
      'unknown-alarm data.subject: there is no alarm none',
    ]);
    expect(await outcomes(alarm('shelve', 'one', { reason: 'works', hours: 24 }))).toEqual(['accepted']);
    expect(await outcomes(alarm('shelve', 'one', { reason: 'works', hours: 1 }))).toEqual(['illegal-alarm-action data.action: one is held back by desk already']);
    expect(await outcomes(alarm('unshelve', 'one'))).toEqual(['accepted']);
    expect(await outcomes(alarm('unshelve', 'one'))).toEqual(['illegal-alarm-action data.action: alarm one is not shelved']);
  });

  it('of severity 1 is shelved by two posts, which are not the same', async () => {
    const engine = await open();
    await outcomes(raise(1, 'one'));
    expect(await outcomes(alarm('shelve', 'one', { reason: 'works', hours: 1 }))).toEqual(['accepted']);
    expect(await outcomes(alarm('shelve', 'one'))).toEqual(['second-post data.post: desk asked for it; another post must agree']);
    expect(await outcomes(alarm('shelve', 'one', { post: 'chief' }))).toEqual(['accepted']);
    expect(engine.alarm('one')?.shelf).toMatchObject({ asked: false, second: 'chief' });
  });

  it('is silenced while it sounds, and reset once it is over and seen', async () => {
    await open();
    await outcomes(raise(1, 'one'));
    expect(await outcomes(alarm('reset', 'one'))).toEqual(['illegal-alarm-action data.action: alarm one is unacknowledged; only one that is over and acknowledged is reset']);
    expect(await outcomes(alarm('silence', 'one'))).toEqual(['accepted']);
    await outcomes(alarm('acknowledge', 'one'));
    expect(await outcomes(alarm('silence', 'one'))).toEqual(['illegal-alarm-action data.action: alarm one is acknowledged, so it makes no sound']);
  });

  it('is taken out of service with its device for a month at most, known to us or not', async () => {
    await open();
    expect(await outcomes(alarm('out-of-service', 'cam-9', { reason: 'works', hours: 721 }), alarm('out-of-service', 'cam-9', { reason: 'works', hours: 720 }))).toEqual(['invalid-event data.hours: 720 at most', 'accepted']);
    expect(await outcomes(alarm('in-service', 'cam-9'))).toEqual(['accepted']);
  });
});

describe('a seat', () => {
  it('is taken by whom it was offered to, and by nobody else', async () => {
    await open();
    expect(await outcomes(alarm('sign-on', 'day', { post: 'night' }))).toEqual(['illegal-handover data.subject: day has not signed off']);
    expect(await outcomes(alarm('sign-off', 'day', { post: 'day' }))).toEqual(['illegal-handover data.subject: day hands nothing over to itself']);
    expect(await outcomes(alarm('sign-off', 'night', { post: 'day' }))).toEqual(['accepted']);
    expect(await outcomes(alarm('sign-on', 'day', { post: 'other' }))).toEqual(['illegal-handover data.subject: day signed off to night, not to other']);
    expect(await outcomes(alarm('sign-on', 'day', { post: 'night' }), alarm('note', 'x'))).toEqual(['accepted', 'accepted']);
    expect(await outcomes(alarm('sign-on', 'day', { post: 'night' }))).toEqual(['illegal-handover data.subject: day has not signed off']);
  });
});

describe('visitors', () => {
  it('come before a wall with all its displays', async () => {
    await open();
    const come = (target?: string): RawEvent => ({ kind: 'direct', id: `d-${next++}`, source: '/desk', time: NOON, data: { post: 'desk', action: 'visitors', ...(target !== undefined && { target }) } });
    expect(await outcomes(come('main'), come(), come('hall/1-2'))).toEqual([
      'accepted', 'invalid-event data.target: visitors is of one wall with all its displays', 'invalid-event data.target: visitors is of one wall with all its displays',
    ]);
  });
});
