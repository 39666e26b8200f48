/** A byte order mark: without it Excel takes UTF-8 for the machine's own encoding. */
const BOM = '\ufeff';
/** What a spreadsheet would run as a formula, blanks before it or not (OWASP, CSV injection). */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;
const NUMBER = /^-?\d+([.]\d+)?$/;
const QUOTED = /[",\r\n]/;

/** Rows as CSV (RFC 4180) for a spreadsheet: what would be a formula there is text, marked by an apostrophe. */
export const csvOf = (rows: readonly (readonly string[])[]): string => `${BOM}${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
