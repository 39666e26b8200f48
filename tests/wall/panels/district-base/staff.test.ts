import { expect, it } from 'vitest';
import { onDuty } from '../../../../wall/panels/district-base/staff.ts';

it('whoever is on duty in an area is on duty in the district', () => {
  expect(onDuty([{ staff: 12 }, { staff: 30 }])).toBe(42);
  expect(onDuty([])).toBe(0);
});
