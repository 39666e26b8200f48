import { expect, it } from 'vitest';
import { underWay, type Project } from '../../../../wall/panels/beauty/projects.ts';

const project = (id: string, stage: string, until: number): Project =>
  ({ id, stage, until, kind: 'home', block: '', street: '', place: '', label: '', from: 0, changed: 0, progress: 0 });

it('projects under way come in the order in which they end', () => {
  const projects = [project('c', 'building', 9), project('a', 'building', 5), project('x', 'planned', 1), project('y', 'accepted', 1), project('b', 'building', 5)];
  expect(underWay(projects).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
