/** Ids that a case may have and that an address could stumble over. */
export const ODD_IDS = [
  '案件 1/#2', 'a/b/c', '..', '../..', '.', '?lang=en', '#top', '100%', '%2F', '%', 'a.b.c', 'a&b=c', 'a+b', '\\', '"<b>\'', '\u202Edesrever', '\u0000\n', '😀', ' ', 'scene.fire-lane', '__proto__', 'é'.repeat(96),
];
