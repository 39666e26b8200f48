import { describe, expect, it } from 'vitest';
import { CASE_STATES, type CaseState } from '#protocol/stages';
import { ends } from '#server/cases/case';
import { acted, allowed, isPostAction, reportable, waitsFor, type Standing } from '#server/cases/workflow';

const fresh: Standing = { state: 'discovered', suspended: false, extended: false, supervised: false };
const at = (state: CaseState): Standing => ({ ...fresh, state });
const moves = (state: CaseState) => allowed(at(state)).filter((action) => acted(at(state), action).state !== state && action !== 'merge');

describe('the life of a case', () => {
  it('goes straight from discovery to closing', () => {
    const way = ['accept', 'register', 'dispatch', 'take', 'dispose', 'check', 'close'] as const;
    const states = way.map((_, i) => way.slice(0, i + 1).reduce(acted, fresh).state);
    expect(states).toEqual(['accepted', 'registered', 'dispatched', 'in-hand', 'disposed', 'verifying', 'closed']);
  });

  it('is returned and dispatched again, reworked, or opened again', () => {
    expect(acted(at('dispatched'), 'return').state).toBe('returned');
    expect(acted(at('verifying'), 'rework').state).toBe('rework');
    expect(acted(at('closed'), 'reopen').state).toBe('rework');
    for (const state of ['registered', 'returned', 'rework'] as const) expect(moves(state)).toEqual(['dispatch']);
  });

  it('takes each action only where it belongs', () => {
    expect(moves('discovered')).toEqual(['accept', 'reject']);
    expect(moves('dispatched')).toEqual(['take', 'return']);
    expect(moves('closed')).toEqual(['reopen']);
    expect(allowed(at('rejected'))).toEqual([]);
  });

  it('lets a suspended case go on and nothing else; longer it gets once', () => {
    expect(allowed({ ...at('in-hand'), suspended: true })).toEqual(['resume']);
    expect(allowed(at('in-hand'))).toEqual(expect.arrayContaining(['suspend', 'extend', 'supervise']));
    expect(allowed({ ...at('in-hand'), extended: true, supervised: true })).toEqual(['dispose', 'suspend', 'merge']);
  });

  it('waits for one step in each state that does not end it', () => {
    for (const state of CASE_STATES) expect(waitsFor(state) === undefined).toBe(ends(state));
  });

  it('reaches every state from discovery', () => {
    const seen = new Set<CaseState>(['discovered']);
    for (const state of seen) for (const action of moves(state)) seen.add(acted(at(state), action).state);
    expect([...seen].sort()).toEqual([...CASE_STATES].sort());
  });

  it('knows the actions of a post on one case', () => {
    expect(['accept', 'suspend', 'merge', 'note'].map(isPostAction)).toEqual([true, true, false, false]);
  });
});

describe('what other systems may report', () => {
  it('is the same state again, or any that lies ahead', () => {
    expect(reportable('discovered')).toEqual(CASE_STATES);
    expect(reportable('in-hand')).toEqual(['in-hand', 'disposed', 'verifying', 'rework', 'closed']);
    expect(reportable('returned')).toEqual(['dispatched', 'returned', 'in-hand', 'disposed', 'verifying', 'rework', 'closed']);
  });

  it('is nothing of a rejected case, and rework of a closed one', () => {
    expect(reportable('rejected')).toEqual(['rejected']);
    expect(reportable('closed')).toEqual(['rework', 'closed']);
  });

  it('is what an action does', () => {
    for (const state of CASE_STATES) for (const action of moves(state)) expect(reportable(state)).toContain(acted(at(state), action).state);
  });
});
