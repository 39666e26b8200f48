import type * as pinyinPro from 'pinyin-pro';

type Pinyin = typeof pinyinPro;

const LETTERS = /^[\d\s]*[a-z][a-z\d\s]*$/i;

/** Finds texts by a part of them, Chinese ones by pinyin and its initials too: `xftd` finds 消防通道. The dictionary is loaded on the first need of it. */
export class Search {
  private pinyin: Pinyin | undefined = $state.raw();
  private asked = false;

  constructor(private readonly load: () => Promise<Pinyin> = () => import('pinyin-pro')) {}

  /** A test of texts for a query; until the dictionary is there by letters as they stand. */
  finder(query: string): (text: string) => boolean {
    const low = query.trim().toLowerCase();
    if (low === '') return () => true;
    const { pinyin } = this;
    if (LETTERS.test(low)) this.need();
    return (text) => text.toLowerCase().includes(low)
      || (pinyin !== undefined && LETTERS.test(low) && pinyin.match(text, low.replaceAll(/\s+/g, ''), { precision: 'start', continuous: true }) !== null);
  }

  /** Loads the dictionary before it is needed; without it only pinyin is missing. */
  need(): void {
    if (this.asked) return;
    this.asked = true;
    this.load().then((loaded) => { this.pinyin = loaded; }, () => { this.asked = false; });
  }
}
