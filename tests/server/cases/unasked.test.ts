import { describe, expect, it } from 'vitest';
import type { EventData } from '#protocol/events';
import { WATCHED } from '#server/cases/unasked';
import { DAY, HOUR, MINUTE, ToldFold } from '../../support/fold.ts';

/** A case that a sensor found at a place and that was closed, at `at`. */
function solve(fold: ToldFold, at: number, id: string, place: string | undefined, data: Partial<EventData<'alert'>> = {}): void {
  fold.alert(at, { scene: 'bin-overflow', origin: 'sensor', device: `s-${id}`, severity: 2, ...(place !== undefined && { place }), ...data }, { id });
  fold.case(at + MINUTE, `case-${id}`, { scene: 'bin-overflow', state: 'closed' });
}
const call = (fold: ToldFold, at: number, id: string, place: string, state: EventData<'ticket'>['state'] = 'received', block = 'b-1') =>
  fold.say(at, 'ticket', { ticket: id, theme: 'waste', block, place, state, days: 5 }, { source: '/12345' });
const all = (fold: ToldFold) => fold.row('unasked', 'periods', 'all');

describe('what was solved before anyone called', () => {
  it('is a case of ours that was closed, and from whose place nobody called within a week', () => {
    const fold = new ToldFold();
    solve(fold, 0, 'one', '一村3号门');
    expect(all(fold)).toMatchObject({ closed: 1, watching: 1, quiet: 0, called: 0 });
    fold.pass(MINUTE + WATCHED - 1);
    expect(all(fold)).toMatchObject({ watching: 1 });
    fold.pass(MINUTE + WATCHED);
    expect(all(fold)).toMatchObject({ closed: 1, watching: 0, quiet: 1, called: 0 });
    expect(fold.row('unasked', 'scenes', 'bin-overflow')).toMatchObject({ closed: 1, quiet: 1 });
  });

  it('is not where somebody called from the place or its estate after it was closed, once however often', () => {
    const fold = new ToldFold();
    solve(fold, 0, 'one', '一村3号门');
    solve(fold, 0, 'two', '二村1号门');
    call(fold, HOUR, 't-1', '一村');
    call(fold, 2 * HOUR, 't-2', '一村');
    fold.pass(MINUTE + WATCHED);
    expect(all(fold)).toMatchObject({ closed: 2, quiet: 1, called: 1, watching: 0 });
  });

  it('is not changed by a call from before it was closed, from another block, without a place, or by what becomes of a ticket', () => {
    const fold = new ToldFold();
    call(fold, 0, 't-0', '一村');
    solve(fold, MINUTE, 'one', '一村3号门');
    call(fold, HOUR, 't-0', '一村', 'handled');
    call(fold, HOUR, 't-1', '一村', 'received', 'b-2');
    call(fold, HOUR, 't-2', '');
    expect(all(fold)).toMatchObject({ watching: 1, called: 0 });
  });

  it('counts neither what was called in, nor what was rejected, and says what cannot be judged', () => {
    const fold = new ToldFold();
    fold.case(0, 'called-in', { origin: 'hotline' });
    fold.case(MINUTE, 'called-in', { origin: 'hotline', state: 'closed' });
    fold.case(0, 'no', { origin: 'patrol' });
    fold.case(MINUTE, 'no', { origin: 'patrol', state: 'rejected' });
    fold.case(0, 'somewhere', { origin: 'patrol' });
    fold.case(MINUTE, 'somewhere', { origin: 'patrol', state: 'closed' });
    expect(all(fold)).toMatchObject({ closed: 1, unplaced: 1, watching: 0 });
  });

  it('is taken back where the case is opened again', () => {
    const fold = new ToldFold();
    solve(fold, 0, 'one', '一村');
    fold.say(HOUR, 'operator', { post: 'desk', action: 'reopen', subject: 'case-one' });
    expect(all(fold)).toMatchObject({ closed: 0, watching: 0 });
    fold.pass(2 * WATCHED);
    expect(all(fold)).toMatchObject({ quiet: 0, called: 0 });
  });

  it('is watched once where another case comes by the same id after the first was forgotten', () => {
    const fold = new ToldFold();
    solve(fold, 0, 'one', '一村');
    solve(fold, 3 * DAY, 'one', '一村');
    expect(all(fold)).toMatchObject({ closed: 1, watching: 1 });
    fold.pass(2 * WATCHED);
    expect(all(fold)).toMatchObject({ closed: 1, quiet: 1, watching: 0 });
  });

  it('is counted anew each month, what is still watched stays', () => {
    const fold = new ToldFold();
    solve(fold, 0, 'one', '一村');
    solve(fold, 6 * DAY, 'two', '二村');
    fold.pass(8 * DAY);
    expect(fold.row('unasked', 'periods', 'month')).toMatchObject({ closed: 0, quiet: 1, watching: 1 });
    expect(all(fold)).toMatchObject({ closed: 2, quiet: 1, watching: 1 });
  });

  it('goes on after a checkpoint', () => {
    const [before, after] = [new ToldFold(), new ToldFold()];
    solve(before, 0, 'one', '一村3号门');
    after.engine.restore(before.engine.dump());
    call(after, HOUR, 't-1', '一村');
    expect(all(after)).toMatchObject({ called: 1, watching: 0 });
  });
});
