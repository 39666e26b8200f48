import type { Rule } from '#scenes/rule';

/** A rule taken apart: an operator and the places of its parts in the list, all of which come before it. */
export interface Node { readonly rule: Rule; readonly parts: readonly number[] }

/** The nodes of a scene's rules, and for each severity from the gravest the node that decides it. */
export interface Compiled { readonly nodes: readonly Node[]; readonly roots: readonly number[]; readonly quantities: readonly string[] }

/** Whether nodes hold is kept in the bits of one number. */
export const NODE_LIMIT = 31;

/**
 * Takes the rules of a scene apart, parts before what is made of them; a rule that stands twice is one node. Throws
 * RangeError where there are more nodes than NODE_LIMIT.
 */
export function compile(rules: readonly Rule[]): Compiled {
  const nodes: Node[] = [];
  const known = new Map<string, number>();
  const quantities = new Set<string>();
  const add = (rule: Rule): number => {
    const name = JSON.stringify(rule);
    const there = known.get(name);
    if (there !== undefined) return there;
    if ('quantity' in rule) quantities.add(rule.quantity);
    const parts = partsOf(rule).map(add);
    known.set(name, nodes.length);
    return nodes.push({ rule, parts }) - 1;
  };
  const roots = rules.map(add);
  if (nodes.length > NODE_LIMIT) throw new RangeError(`the rules of a scene have ${nodes.length} operators, at most ${NODE_LIMIT} may be`);
  return { nodes, roots, quantities: [...quantities] };
}

function partsOf(rule: Rule): readonly Rule[] {
  if (!('of' in rule) || rule.op === 'share') return [];
  return Array.isArray(rule.of) ? rule.of as readonly Rule[] : [rule.of as Rule];
}
