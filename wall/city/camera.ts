import { PerspectiveCamera, Vector3 } from 'three';
import { ROOM } from './look.ts';
import type { Plan } from './plan.ts';
import type { Point } from './project.ts';
import type { Eye } from './surface.ts';

/** How far the view looks down, in degrees above the horizon: as steep as fills the panel, so that no relief is given away for nothing. */
const STEEP = 62, FLAT = 46;
/** A long lens, in degrees: heights and areas compare over the whole district. */
const FIELD = 9;
/** Rounds of moving closer; each leaves about a tenth of what was off. */
const ROUNDS = 8;

/** Shares of the panel left free around the district. */
const PADDING = { top: 0.05, right: 0.05, bottom: 0.07, left: 0.05 };

/** The panel in CSS px and the share of it left free at each side. */
export interface Frame { width: number; height: number; padding: { top: number; right: number; bottom: number; left: number } }

/** A camera that looks north and down; `fit` must be called before it is used. */
export function obliqueCamera(): PerspectiveCamera {
  const camera = new PerspectiveCamera(FIELD);
  camera.up.set(0, 0, 1);
  return camera;
}

/** Blocks around one that are seen with it. */
const AROUND = 6;

/** Moves the camera so that the whole district, the highest block included, fills a panel of this size (CSS px), or as near as it is to go to a block. */
export function frame(camera: PerspectiveCamera, plan: Plan, { width, height, eye }: { width: number; height: number; eye?: Eye | undefined }): void {
  const ground = plan.outline.flat().map(([x, y]) => new Vector3(x, y, 0));
  const tops = plan.blocks.map(({ centre: [x, y] }) => new Vector3(x, y, ROOM));
  fit(camera, [...ground, ...tops], { width, height, padding: PADDING });
  const near = eye && eye.near > 0 ? around(plan, eye.block) : [];
  if (!eye || near.length === 0) return;
  const from = pose(camera);
  fit(camera, near, { width, height, padding: PADDING });
  const to = pose(camera);
  camera.position.lerpVectors(from.position, to.position, eye.near);
  camera.lookAt(from.target.lerp(to.target, eye.near));
  const distance = camera.position.distanceTo(from.target);
  camera.near = distance / 2;
  camera.far = distance * 2;
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld(true);
}

/** What is seen of a block's surroundings: all of it, and the middles of the blocks that lie nearest. */
function around({ blocks }: Plan, id: string): Vector3[] {
  const block = blocks.find((one) => one.id === id);
  if (!block) return [];
  const [x, y] = block.centre;
  const nearest = [...blocks].sort((a, b) => Math.hypot(a.centre[0] - x, a.centre[1] - y) - Math.hypot(b.centre[0] - x, b.centre[1] - y)).slice(0, AROUND + 1);
  return [...block.whole.flat(2).map(([px, py]) => new Vector3(px, py, 0)), ...nearest.flatMap(({ centre }) => [new Vector3(...centre, 0), new Vector3(...centre, ROOM)])];
}

/** Where the camera is and where on the ground it looks. */
function pose(camera: PerspectiveCamera): { position: Vector3; target: Vector3 } {
  const position = camera.position.clone(), away = camera.getWorldDirection(new Vector3());
  return { position, target: position.clone().addScaledVector(away, -position.z / away.z) };
}

/** Moves the camera so that all points (metres) fill the frame within its padding, in the middle of what is left. */
export function fit(camera: PerspectiveCamera, points: readonly Vector3[], frame: Frame): void {
  camera.aspect = frame.width / frame.height;
  let elevation = STEEP;
  while (!aim(camera, points, frame, elevation) && elevation > FLAT) elevation -= 1;
}

/** Fits at one elevation; false where the height of the panel and not its width was what limited the size. */
function aim(camera: PerspectiveCamera, points: readonly Vector3[], { padding }: Frame, elevation: number): boolean {
  const pitch = (elevation * Math.PI) / 180, away = new Vector3(0, -Math.cos(pitch), Math.sin(pitch));
  const target = new Vector3(), at = new Vector3();
  const midX = padding.left - padding.right, midY = padding.bottom - padding.top;
  const halfX = 1 - padding.left - padding.right, halfY = 1 - padding.top - padding.bottom;
  let distance = 100_000, wide = 0, tall = 0;
  for (let round = 0; round < ROUNDS; round++) {
    camera.position.copy(target).addScaledVector(away, distance);
    camera.lookAt(target);
    camera.near = distance / 2;
    camera.far = distance * 2;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld(true);
    let left = Infinity, right = -Infinity, low = Infinity, high = -Infinity;
    for (const point of points) {
      at.copy(point).project(camera);
      left = Math.min(left, at.x); right = Math.max(right, at.x);
      low = Math.min(low, at.y); high = Math.max(high, at.y);
    }
    const metres = distance * Math.tan((FIELD * Math.PI) / 360);
    target.x += ((left + right) / 2 - midX) * metres * camera.aspect;
    target.y += ((low + high) / 2 - midY) * metres / Math.sin(pitch);
    wide = (right - left) / 2 / halfX;
    tall = (high - low) / 2 / halfY;
    distance *= Math.max(wide, tall);
  }
  return wide >= tall;
}

/** Where a point of the plan at a height (metres) lies on a panel of the given size, in CSS px from its left and top. */
export function toPanel(camera: PerspectiveCamera, [x, y]: Point, height: number, { width, height: tall }: { width: number; height: number }): Point {
  const at = new Vector3(x, y, height).project(camera);
  return [((at.x + 1) / 2) * width, ((1 - at.y) / 2) * tall];
}
