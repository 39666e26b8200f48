/** Markup that was made here; text never becomes one. */
class Markup { constructor(readonly text: string) {} }
export type Html = Markup;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
type Value = Html | readonly Value[] | string | number | undefined;

function written(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(written).join('');
  return String(value).replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '');
}

/** A piece of a page; what is put into it is text, or such a piece. */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Markup(strings.reduce((made, piece, i) => made + written(values[i - 1]) + piece));
