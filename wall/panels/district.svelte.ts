import type { District } from '#protocol/district';
import { useDisplay } from '../subscribe/display.svelte.ts';
import { fetchDistrict } from './map/district.ts';

/** How long until it is asked for again where it could not be read, ms. */
const AGAIN = 3000;

/** Asked for once for all panels: what a district is does not change while a page stands. */
let asked: Promise<District> | undefined;

/** The district for the component that calls this while it is made; `value` is undefined until it is known. */
export function useDistrict(): { readonly value: District | undefined } {
  const { timing } = useDisplay();
  let value: District | undefined = $state.raw();
  let tries = $state(0);
  $effect(() => {
    void tries;
    let gone = false;
    let stop: (() => void) | undefined;
    (asked ??= fetchDistrict()).then(
      (district) => { if (!gone) value = district; },
      () => {
        asked = undefined;
        if (!gone) stop = timing.after(AGAIN, () => { tries++; });
      },
    );
    return () => { gone = true; stop?.(); };
  });
  return { get value() { return value; } };
}
