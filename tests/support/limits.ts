import { fileURLToPath } from 'node:url';
import type { LimitHours } from '#protocol/limits';
import { readLimits } from '#server/district/documents';
import { Findings } from '#server/district/fault';
import { Folder } from '#server/district/folder';

/** The folder of the district that ships. */
export const SHIPPED = fileURLToPath(new URL('../../fixtures/district/putuo', import.meta.url));

const read = readLimits(new Folder(SHIPPED, new Findings()));
if (!read) throw new Error('the district that ships has no limits');
/** The hours of its limits. */
export const LIMITS: LimitHours = read;
