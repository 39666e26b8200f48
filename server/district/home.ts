import type { District } from '#protocol/district';
import type { Scene } from '#scenes/scene';
import type { CalendarTable } from '../cases/calendar.ts';

/** A neighbourhood committee (居村委); street and block by their ids. */
export interface Committee { readonly id: string; readonly zh: string; readonly block: string; readonly street: string }

/** A device that the district names; `scene` is what a sensor watches for, `capacity` what it counts against. */
export interface NamedDevice {
  readonly id: string;
  readonly kind: 'camera' | 'sensor' | 'gateway' | 'app';
  readonly block: string;
  readonly scene?: string | undefined;
  readonly place?: string | undefined;
  readonly capacity?: number | undefined;
}

/** A dated figure of a study of the district: of a register by key and measure, or of a series by period. `row` is the system it belongs to. */
export interface Figure {
  readonly row: number;
  readonly kind: 'baseline' | 'figure';
  readonly of: string;
  readonly key?: string | undefined;
  readonly measure?: string | undefined;
  readonly asOf: string;
  readonly value: number;
  readonly rank?: number | undefined;
}

/** A district without the geometry of its blocks: `at` a point of each street, in degrees, `km2` its area. */
export interface Sketch {
  readonly id: string;
  readonly outline: District['outline'];
  readonly streets: readonly { readonly id: string; readonly at: readonly [number, number]; readonly km2: number }[];
  readonly areas: readonly { readonly id: string; readonly street: string }[];
  readonly blocks: readonly { readonly id: string; readonly area: string }[];
}

export type Polygons = District['blocks'][number]['polygons'];
/** Gives each block of a sketch its polygons. */
export type Compose = (sketch: Sketch) => ReadonlyMap<string, Polygons>;

/** All that a district's folder holds: what the walls are given, its scenes as it grades them, its calendar, and what stands in it. */
export interface Home {
  readonly district: District;
  readonly scenes: readonly Scene[];
  readonly calendar: CalendarTable;
  readonly committees: readonly Committee[];
  readonly devices: readonly NamedDevice[];
  readonly study: readonly Figure[];
}
