import { describe, expect, it } from 'vitest';
import { FAULTS, ProtocolError, faultType, type FaultCode } from '#protocol/errors';

describe('a fault', () => {
  it.each(Object.keys(FAULTS) as FaultCode[])('%s is a problem with a stable type, a title and a status of its kind', (code) => {
    const problem = new ProtocolError(code, 'because').problem();
    expect(problem).toEqual({ type: `urn:tongxin:problem:${code}`, title: FAULTS[code].title, status: FAULTS[code].status, detail: 'because' });
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.status).toBeLessThan(600);
  });

  it('has a type of its own', () => {
    const types = (Object.keys(FAULTS) as FaultCode[]).map(faultType);
    expect(new Set(types).size).toBe(types.length);
  });

  it('keeps its cause', () => {
    const cause = new Error('disk');
    expect(new ProtocolError('journal-unavailable', 'the disk is full', { cause })).toMatchObject({ message: 'journal-unavailable: the disk is full', cause });
  });
});
