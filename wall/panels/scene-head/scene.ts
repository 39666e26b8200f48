import { SCENES } from '#scenes/index';
import type { Scene } from '#scenes/scene';

const BY_ID: ReadonlyMap<string, Scene> = new Map(SCENES.map((scene) => [scene.id, scene]));

/** The scene of an id; undefined where there is none. */
export const sceneOf = (id: string): Scene | undefined => BY_ID.get(id);
