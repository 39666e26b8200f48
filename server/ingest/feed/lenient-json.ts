/** A string, or what may be a number. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[\d.eE+-]+/g;

/** A text in which numbers with leading zeros, which JSON has not, are strings: `006` becomes `"006"`. */
export const quoteCodes = (text: string): string => text.replaceAll(TOKEN, (token) => (/^0\d+$/.test(token) ? `"${token}"` : token));
