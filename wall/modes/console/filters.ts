import { CASE_ORDERS } from '#protocol/answers';

/** The filters of the cases, in the order in which they stand; each is a key of the address and of `GET /api/cases`. */
export const FILTERS = ['status', 'scene', 'street', 'block', 'department', 'light', 'severity', 'state', 'overdue', 'order'] as const;
export type FilterId = (typeof FILTERS)[number];

/** What stands there where the address says nothing. */
export const DEFAULTS: Readonly<Partial<Record<FilterId, string>>> = { status: 'open', order: CASE_ORDERS[0] };

/** The query of a page of cases from what the address says; `get` is '' where it says nothing. */
export function queryOf(get: (name: string) => string, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) if (get(name) !== '') query.set(name, get(name));
  if (get('q') !== '') query.set('text', get('q'));
  for (const [name, value] of Object.entries(more)) if (value !== '') query.set(name, value);
  return query.toString();
}
