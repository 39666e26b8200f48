/** What a template looks into: `{topic.device}` is a name of the topic, `{body.after.camera}` a path into the message. */
export type Scope = Readonly<Record<string, unknown>>;

/** What a template makes of a message; undefined where it names something that is not there. */
export type Template = (scope: Scope) => unknown;

const NAMED = /\{([^{}]+)\}/g;

/** Compiles a text with names in braces. One name alone keeps its type, so that a number stays one; all else becomes a text. */
export function template(text: string): Template {
  const names = [...text.matchAll(NAMED)];
  if (names.length === 0) return () => text;
  const [only] = names;
  if (only?.[0] === text) return at(only[1] ?? '');
  const parts = text.split(NAMED).map((part, i): Template => (i % 2 === 0 ? () => part : at(part)));
  return (scope) => {
    const values = parts.map((part) => part(scope));
    return values.every(isScalar) ? values.map(String).join('') : undefined;
  };
}

/** Whether a value can stand in a text. */
export const isScalar = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);

function at(path: string): Template {
  const names = path.split('.');
  return (scope) => step(scope, names);
}

/** Own keys only; a key that holds dots itself, as columns of a table may, is found whole. */
function step(value: unknown, names: readonly string[]): unknown {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, name)) return step((value as Scope)[name], rest);
  const whole = names.join('.');
  return Object.hasOwn(value, whole) ? (value as Scope)[whole] : undefined;
}
