import { expect, it } from 'vitest';
import { inOrder, type Light } from '../../../../wall/panels/lights/lights.ts';

const light = (id: string, more: Partial<Light> = {}): Light => ({ id, light: 'none', reason: 'none', since: 0, case: '', open: 0, yellow: 0, red: 0, supervised: 0, ...more });

it('red comes first, the longest burning of a colour first, then who has most in hand', () => {
  const lights = [light('idle'), light('busy', { open: 9 }), light('yellow', { light: 'yellow', since: 5 }), light('red', { light: 'red', since: 7 }), light('older', { light: 'red', since: 3 })];
  expect(inOrder(lights).map(({ id }) => id)).toEqual(['older', 'red', 'yellow', 'busy', 'idle']);
});
