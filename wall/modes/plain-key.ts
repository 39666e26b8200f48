/** The letter that a key means on a page: none where it is part of a shortcut, or typed into a field. */
export function plainKey({ key, ctrlKey, metaKey, altKey, target }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>): string {
  if (ctrlKey || metaKey || altKey) return '';
  return target instanceof Element && target.matches('input, textarea, select') ? '' : key.toLowerCase();
}
