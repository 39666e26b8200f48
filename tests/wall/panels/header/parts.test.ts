import { expect, it } from 'vitest';
import { partsOn } from '../../../../wall/panels/header/parts.ts';

it('the name stands on the first display, the state in the middle, the rest on the last', () => {
  expect(partsOn(2)).toEqual({ list: '26 1fr | 1fr', areas: ['left', 'state', 'right'] });
  expect(partsOn(6)).toEqual({ list: '1fr | 1fr | 1fr | 1fr | 1fr | 1fr', areas: ['left', '.', 'state', '.', '.', 'right'] });
});
