import type { Rule } from '#scenes/rule';
import { SCENES } from '#scenes/index';
import type { Scene } from '#scenes/scene';

/** The rules of three severities, from the gravest. */
export type Rules = readonly [Rule?, Rule?, Rule?];

/** The scenes named, in their order, with these rules in the place of their own. */
export const scenesWith = (rules: Readonly<Record<string, Rules>>): readonly Scene[] =>
  SCENES.filter(({ id }) => id in rules).map((scene) => withRules(scene, rules[scene.id] ?? []));

function withRules(scene: Scene, [one, two, three]: Rules): Scene {
  const [first, second, third] = scene.severity;
  const grade = ({ zh, en }: Scene['severity'][0], when: Rule | undefined) => ({ zh, en, ...(when && { when }) });
  return { ...scene, severity: [grade(first, one), grade(second, two), grade(third, three)] };
}
