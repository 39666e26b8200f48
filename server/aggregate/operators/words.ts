/** Past this many different words, new ones are not shared any more. */
const LIMIT = 10_000;

/** One copy of each word, so that what a million rows repeat is held once. */
export class Words {
  private readonly words = new Map<string, string>();

  get<W extends string>(word: W): W {
    const known = this.words.get(word);
    if (known !== undefined) return known as W;
    if (this.words.size < LIMIT) this.words.set(word, word);
    return word;
  }
}
