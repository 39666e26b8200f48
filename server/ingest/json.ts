import { ProtocolError } from '#protocol/errors';

/** Most values of a body: a thousand events of 32 each. Reading an array costs a microsecond, however short its text is. */
const VALUES = 32_000;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const BRACKET = 0x5b;
const BRACE = 0x7b;

/** The value of a JSON text in UTF-8. Throws ProtocolError naming what is wrong with it. */
export function parseJson(body: Uint8Array): unknown {
  if (valuesOf(body) > VALUES) throw new ProtocolError('too-large', `the body has more than ${VALUES} values`);
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw new ProtocolError('invalid-utf8', 'body: not UTF-8', { cause });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ProtocolError('invalid-json', `body: ${cause instanceof Error ? cause.message : 'not JSON'}`, { cause });
  }
}

/** How many commas, arrays and objects a text holds outside its strings. */
function valuesOf(body: Uint8Array): number {
  let count = 0;
  let inString = false;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] as number;
    if (byte === QUOTE) inString = !inString;
    else if (inString && byte === BACKSLASH) i++;
    else if (!inString && (byte === COMMA || byte === BRACKET || byte === BRACE)) count++;
  }
  return count;
}
