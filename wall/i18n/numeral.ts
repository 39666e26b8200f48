const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const PLACES = ['', '十', '百', '千'];

/** A whole number from 0 to 9,999 in Chinese, as one says it: 十, 五十九, 二百零五; one beyond in figures. Intl knows digits only. */
export function numeral(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 9_999) return String(n);
  if (n === 0) return '零';
  const digits = [...String(n)].map(Number);
  const said = digits.map((digit, i) => (digit === 0 ? '零' : `${DIGITS[digit] ?? ''}${PLACES[digits.length - 1 - i] ?? ''}`)).join('');
  return said.replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}
