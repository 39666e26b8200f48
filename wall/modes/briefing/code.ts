import { CODE_LENGTH, CODE_LETTERS } from '#protocol/remote';

const KEY = 'tongxin-briefing-code';

/** The code by which this window's briefing is led from elsewhere: made once, the same after it is loaded again. `bytes` fills an array with chance. */
export function codeOf(memory: Pick<Storage, 'getItem' | 'setItem'>, bytes: (into: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const kept = memory.getItem(KEY);
  if (kept !== null) return kept;
  // 32 letters: each byte gives every one of them the same chance.
  const made = [...bytes(new Uint8Array(CODE_LENGTH))].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join('');
  memory.setItem(KEY, made);
  return made;
}
