import { above, type Rule } from '#scenes/rule';
import { SCENES } from '#scenes/index';
import type { Scene } from '#scenes/scene';

/** A rule that never holds: nothing says this quantity. */
export const NEVER: Rule = above('never', 1);

/** The rules of three severities, from the gravest; one that is left out never holds. */
export type Rules = readonly [Rule?, Rule?, Rule?];

/** The scenes named, in their order, with these rules in the place of their own. */
export const scenesWith = (rules: Readonly<Record<string, Rules>>): readonly Scene[] =>
  SCENES.filter(({ id }) => id in rules).map((scene) => withRules(scene, rules[scene.id] ?? []));

function withRules(scene: Scene, [one = NEVER, two = NEVER, three = NEVER]: Rules): Scene {
  const [first, second, third] = scene.severity;
  return { ...scene, severity: [{ ...first, when: one }, { ...second, when: two }, { ...third, when: three }] };
}
