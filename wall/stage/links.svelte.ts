import { useLanguage } from '../i18n/language.svelte.ts';
import { useDisplay } from '../subscribe/display.svelte.ts';
import { addressOf, type About } from './address.ts';
import { useSurface } from './stage.svelte.ts';

export interface Links {
  /** The address of the page about one thing. */
  to: (about: About, id: string) => string;
  /** The wall itself, which is about the district. */
  home: () => string;
}

/** Links on the wall that a component stands on; they keep its settings, the language shown now included. */
export function useLinks(): Links {
  const { wall } = useSurface();
  const { base } = useDisplay();
  const language = useLanguage();
  const search = () => {
    void language.code;
    return window.location.search;
  };
  return { to: (about, id) => addressOf(wall.id, about, id, search(), base), home: () => `${base}/display/${wall.id}${search()}` };
}
