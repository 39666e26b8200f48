import { describe, expect, it } from 'vitest';
import { int, type Row } from '#protocol/topics';
import { Records } from '#server/aggregate/operators/records';
import { Table } from '#server/aggregate/table';
import { Timers } from '#server/aggregate/timers';

const columns = { count: int } as const;
const WEEK = 7 * 24 * 3_600_000;

function recordsOf() {
  const timers = new Timers();
  const changes: [Row<typeof columns> | undefined, Row<typeof columns> | undefined][] = [];
  const records = new Records(new Table(columns), timers, 'forgotten', (was, is) => { changes.push([was, is]); });
  return { timers, records, changes };
}

describe('records', () => {
  it('tell each change with the row as it was and as it is', () => {
    const { records, changes } = recordsOf();
    records.put({ id: 'a', count: 1 }, false);
    records.put({ id: 'a', count: 2 }, false);
    expect(changes).toEqual([[undefined, { id: 'a', count: 1 }], [{ id: 'a', count: 1 }, { id: 'a', count: 2 }]]);
    expect([records.find('a'), records.find('b')]).toEqual([{ id: 'a', count: 2 }, undefined]);
  });

  it('are forgotten a week after they ended, without a change, and kept while they have not', () => {
    const { timers, records, changes } = recordsOf();
    records.put({ id: 'ended', count: 1 }, true);
    records.put({ id: 'open', count: 1 }, false);
    records.put({ id: 'reopened', count: 1 }, true);
    records.put({ id: 'reopened', count: 2 }, false);
    timers.run(WEEK - 1);
    expect(records.find('ended')).toBeDefined();
    timers.run(WEEK);
    expect(['ended', 'open', 'reopened'].map((id) => records.find(id)?.count)).toEqual([undefined, 1, 2]);
    expect(changes).toHaveLength(4);
  });
});
