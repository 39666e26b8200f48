import { composeCells } from '#fixtures/district/cells';
import { SCENES } from '#scenes/index';
import type { Home } from '#server/district/home';
import { readDistrict } from '#server/district/read';
import { SHIPPED } from './limits.ts';

/** What the folder of the district that ships holds, on a day that its holidays cover. */
export const HOME: Home = readDistrict(SHIPPED, { scenes: SCENES, compose: composeCells, now: Date.parse('2026-11-24T00:00:00Z') });
export const DISTRICT = HOME.district;
