import { expect, it } from 'vitest';
import { MEMORY } from '#server/aggregate/memory';
import { Claims } from '#server/aggregate/operators/claims';
import { Table } from '#server/aggregate/table';

function claimsOf() {
  const table = new Table(MEMORY.standing);
  return { table, claims: new Claims(table) };
}
const counts = (claims: Claims, row: string) => [claims.devices(row), claims.standing(row), claims.standingByRule(row)];

it('stand by a device’s own word, by a rule, or both, and count once', () => {
  const { claims } = claimsOf();
  claims.join('a', 'r');
  expect([claims.stands('a'), ...counts(claims, 'r')]).toEqual([false, 1, 0, 0]);
  expect([claims.tell('a', true), claims.tell('a', true)]).toEqual([true, false]);
  expect([claims.rule('a', 2), claims.rule('a', 2), claims.rule('a', 1)]).toEqual([true, false, true]);
  expect(counts(claims, 'r')).toEqual([1, 1, 1]);
  claims.tell('a', false);
  expect([claims.stands('a'), ...counts(claims, 'r')]).toEqual([true, 1, 1, 1]);
  claims.rule('a', 0);
  expect([claims.stands('a'), ...counts(claims, 'r')]).toEqual([false, 1, 0, 0]);
});

it('move to another row as they stand', () => {
  const { claims } = claimsOf();
  claims.join('a', 'r');
  claims.tell('a', true);
  claims.join('b', 'r');
  claims.join('a', 's');
  expect([claims.row('a'), counts(claims, 'r'), counts(claims, 's')]).toEqual(['s', [1, 0, 0], [1, 1, 0]]);
});

it('know nothing of what was never told', () => {
  const { claims } = claimsOf();
  expect([claims.has('x'), claims.row('x'), claims.stands('x'), claims.tell('x', true), claims.rule('x', 1), counts(claims, 'x')]).toEqual([false, '', false, false, false, [0, 0, 0]]);
});

it('go with their row, and are counted again after a restart', () => {
  const { table, claims } = claimsOf();
  for (const claim of ['a', 'b']) {
    claims.join(claim, 'r');
    claims.tell(claim, true);
  }
  claims.rule('b', 3);
  const copy = new Table(MEMORY.standing);
  copy.restore(table.dump());
  const restored = new Claims(copy);
  restored.recall();
  expect(counts(restored, 'r')).toEqual([2, 2, 1]);
  restored.drop('r');
  expect([copy.size, counts(restored, 'r')]).toEqual([0, [0, 0, 0]]);
});
