import { html, type Html } from './html.ts';
import type { Json } from './schema.ts';

const list = (value: unknown): Json[] => (Array.isArray(value) ? value as Json[] : []);
const fields = (schema: Json): [string, Json][] => Object.entries((schema['properties'] ?? {}) as Record<string, Json>);
/** A whole number without limits has the largest there are. */
const limit = (sign: string, value: unknown): string[] => (typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? [`${sign} ${value}`] : []);

/** Where a named shape stands on the page. */
export const anchor = (name: string): string => `shape-${name}`;

/** What a value may be, in a few words: its type, its words, its limits. */
function words(schema: Json): Html {
  const { $ref, type, enum: values, const: only, format, pattern, description, default: otherwise } = schema;
  if (typeof $ref === 'string') {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    return html`<a href="#${anchor(name)}">${name}</a>`;
  }
  const kinds = Array.isArray(values) ? values.map((one) => JSON.stringify(one)).join(' | ') : only !== undefined ? JSON.stringify(only) : typeof type === 'string' ? type : inner(schema).length > 0 ? '' : 'any';
  const more = [
    ...limit('≥', schema['minimum']), ...limit('>', schema['exclusiveMinimum']), ...limit('≤', schema['maximum']), ...limit('length ≥', schema['minLength']), ...limit('length ≤', schema['maxLength']),
    ...limit('items ≥', schema['minItems']), ...limit('items ≤', schema['maxItems']), ...(typeof format === 'string' ? [format] : typeof pattern === 'string' ? [pattern] : []),
    ...(otherwise === undefined ? [] : [`default ${JSON.stringify(otherwise)}`]), ...(typeof description === 'string' ? [description] : []),
  ];
  return html`<code>${kinds}</code>${more.length > 0 ? html` <small>${more.join(', ')}</small>` : ''}`;
}

/** What a shape is made of, by the word that leads there. */
function inner(schema: Json): [string, Json, boolean][] {
  const required = new Set(schema['required'] as string[] | undefined);
  const { items, prefixItems, additionalProperties } = schema;
  const tuple = Array.isArray(items) ? list(items) : list(prefixItems);
  return [
    ...fields(schema).map(([name, one]): [string, Json, boolean] => [name, one, required.has(name)]),
    ...tuple.map((one, i): [string, Json, boolean] => [`[${i}]`, one, true]),
    ...(items !== undefined && !Array.isArray(items) ? [['[…]', items as Json, true] as [string, Json, boolean]] : []),
    ...(typeof additionalProperties === 'object' ? [['{…}', additionalProperties as Json, true] as [string, Json, boolean]] : []),
    ...[...list(schema['anyOf']), ...list(schema['oneOf']), ...list(schema['allOf'])].map((one): [string, Json, boolean] => ['|', one, true]),
  ];
}

/** A shape of JSON as a list that can be read; a key with `?` may be left out. */
export function shape(schema: Json): Html {
  const parts = inner(schema);
  return html`${words(schema)}${parts.length > 0 ? html`<ul>${parts.map(([name, one, must]) => html`<li><b>${name}${must ? '' : '?'}</b> ${shape(one)}</li>`)}</ul>` : ''}`;
}
