import { expect, it } from 'vitest';
import { above, all, dwell, is, share } from '#scenes/rule';
import { compile, NODE_LIMIT } from '#server/detect/compile';

it('puts parts before what is made of them, and what stands twice once', () => {
  const { nodes, roots, quantities } = compile([dwell(is('a'), 5), is('a'), all(is('a'), share('b', 1, 10))]);
  expect(nodes.map(({ rule, parts }) => [rule.op, parts])).toEqual([['above', []], ['dwell', [0]], ['share', []], ['all', [0, 2]]]);
  expect(roots).toEqual([1, 0, 3]);
  expect(quantities).toEqual(['a', 'b']);
});

it('refuses a scene whose rules do not fit the bits of one number', () => {
  const many = (count: number) => all(...Array.from({ length: count }, (_, i) => above('q', i)));
  expect(compile([many(NODE_LIMIT - 1)]).nodes).toHaveLength(NODE_LIMIT);
  expect(() => compile([many(NODE_LIMIT)])).toThrow('the rules of a scene have 32 operators, at most 31 may be');
});
