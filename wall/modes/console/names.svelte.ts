import { SCENES } from '#scenes/index';
import type { KnownDistrict } from '../../district.svelte.ts';
import type { Language } from '../../i18n/language.svelte.ts';
import { departmentName } from '../../panels/department.ts';

const BY_ID = new Map(SCENES.map((scene) => [scene.id, scene]));
const byId = <T extends { id: string }>(rows: readonly T[] | undefined) => new Map((rows ?? []).map((row) => [row.id, row]));

/** What things are called in the language that is shown: in full, as a desk has the room; by its id what has no name. */
export class Names {
  private readonly blocks = $derived.by(() => byId(this.district.value?.blocks));
  private readonly streets = $derived.by(() => byId(this.district.value?.streets));

  constructor(private readonly language: Language, private readonly district: KnownDistrict) {}

  scene(id: string): string { return this.language.name(BY_ID.get(id)?.name) || id; }
  /** The wall's name of a scene, where there is little room. */
  short(id: string): string { return this.language.name(BY_ID.get(id)?.short) || id; }
  block(id: string): string { return this.language.name(this.blocks.get(id)) || id; }
  street(id: string): string { return this.language.name(this.streets.get(id)) || id; }
  department(post: string): string { return departmentName(post, this.language); }
  /** The departments that a scene names, as events call them, with what to do first. */
  task(scene: string): { departments: string[]; step: string } {
    const found = BY_ID.get(scene);
    return { departments: found?.departments.map(({ zh }) => zh) ?? [], step: this.language.name(found?.keyStep) };
  }
}
