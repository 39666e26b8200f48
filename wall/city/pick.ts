import { Raycaster, Vector2, type PerspectiveCamera } from 'three';
import type { Plan } from './plan.ts';
import type { Paint } from './surface.ts';
import { contains } from './shape.ts';

/** The block whose roof lies at a place of the panel (shares of its width and height from left and top); undefined beside all of them. */
export function pick(plan: Plan, camera: PerspectiveCamera, paints: readonly Paint[], x: number, y: number): string | undefined {
  const caster = new Raycaster();
  caster.setFromCamera(new Vector2(x * 2 - 1, 1 - y * 2), camera);
  const { origin, direction } = caster.ray;
  let nearest = Infinity, found: string | undefined;
  plan.blocks.forEach(({ id, whole }, i) => {
    const way = ((paints[i]?.height ?? 0) - origin.z) / direction.z;
    if (way <= 0 || way >= nearest) return;
    const point = [origin.x + direction.x * way, origin.y + direction.y * way] as const;
    if (!whole.some((polygon) => contains(polygon, point))) return;
    nearest = way;
    found = id;
  });
  return found;
}
