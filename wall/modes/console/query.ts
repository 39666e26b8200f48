/** What goes on from view to view. */
const KEPT = ['lang', 'theme', 'report', 'post', 'seat', 'sound', 'keys', 'case'];

/** What a query says of a name, '' for nothing. */
export const said = (search: string, name: string): string => new URLSearchParams(search).get(name) ?? '';

/** The query of a view with these filters: settings and the open case go on, other filters do not. */
export function leading(search: string, view: string, filters: Readonly<Record<string, string>>): string {
  const kept = KEPT.map((name) => [name, said(search, name)] as const).filter(([, value]) => value !== '');
  return written(new URLSearchParams([...kept.map(([name, value]) => [name, value]), ['view', view], ...Object.entries(filters)]));
}

/** The query with these names changed; '' takes one out. */
export function changed(search: string, changes: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') query.delete(name);
    else query.set(name, value);
  }
  return written(query);
}

const written = (query: URLSearchParams): string => (query.size > 0 ? `?${query.toString()}` : '');
