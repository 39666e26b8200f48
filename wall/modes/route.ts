/** What an address asks for. */
export type Route =
  | { page: 'chooser' }
  /** `panel` is a panel's kind, or a page and what it is about. */
  | { page: 'display'; wall: string; panel: string | undefined; base?: string }
  | { page: 'console'; base?: string }
  | { page: 'kiosk' }
  | { page: 'briefing' }
  /** Leads a briefing from elsewhere. */
  | { page: 'remote'; code: string }
  /** One alarm on a phone, to be acknowledged. */
  | { page: 'phone'; alarm: string; base?: string }
  /** What is known of an incident, to be printed. */
  | { page: 'report'; subject: string }
  | { page: 'nothing' };

/** What an address asks of any page. */
export interface Settings { language: string | null; theme: 'night' | 'day'; report: ReadonlySet<string> }

/** Where the pages of another world lie (server/protocol/worlds.ts). Of the past there are displays alone: nobody acts there. */
const WORLD = /^\/(?:past|exercise)\/[a-z0-9]+(?=\/)/;

/** The page of an address. */
export function routeOf({ pathname, search }: { pathname: string; search: string }): Route {
  const [base] = WORLD.exec(pathname) ?? [];
  if (base !== undefined) {
    const inner = routeOf({ pathname: pathname.slice(base.length), search });
    if (inner.page === 'display') return { ...inner, base };
    return base.startsWith('/exercise/') && (inner.page === 'console' || inner.page === 'phone') ? { ...inner, base } : { page: 'nothing' };
  }
  const [first = '', wall, panel, ...more] = pathname.split('/').slice(1).filter((part, i) => part !== '' || i === 0);
  if (first === '') return { page: 'chooser' };
  if (first === 'display' && wall && more.length === 0) {
    const name = panel === undefined ? panel : decoded(panel);
    return name === null ? { page: 'nothing' } : { page: 'display', wall, panel: name };
  }
  if (first === 'alarm' && wall && panel === undefined) {
    const alarm = decoded(wall);
    return alarm === null ? { page: 'nothing' } : { page: 'phone', alarm };
  }
  if (first === 'report' && wall && panel === undefined) {
    const subject = decoded(wall);
    return subject === null ? { page: 'nothing' } : { page: 'report', subject };
  }
  if (first === 'console' && !wall) return { page: 'console' };
  if (first === 'kiosk' && !wall) return { page: 'kiosk' };
  if (first === 'briefing' && !wall) {
    const code = new URLSearchParams(search).get('remote');
    return code === null ? { page: 'briefing' } : { page: 'remote', code };
  }
  return { page: 'nothing' };
}

/** The name under which the screen of a page is let in, as it connects with; undefined for a page that somebody signs in to. */
export function screenOf(route: Route): string | undefined {
  if (route.page === 'display') return nameOf(route);
  return route.page === 'kiosk' || route.page === 'briefing' ? route.page : undefined;
}

/** Characters of a display's name (server/protocol/commands.ts). */
export const NAME = 64;

/** The name that a page of a wall connects with. */
export const nameOf = ({ wall, panel }: { wall: string; panel: string | undefined }): string => [wall, panel].filter(Boolean).join('/').slice(0, NAME);

/** A part of a path without its percent-encoding; null where that is malformed. */
export function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The settings in an address' query: `?lang=en&theme=day&report=alerts,blocks`. */
export function settingsOf({ search }: { search: string }): Settings {
  const query = new URLSearchParams(search);
  return {
    language: query.get('lang'),
    theme: query.get('theme') === 'day' ? 'day' : 'night',
    report: new Set((query.get('report') ?? '').split(',').filter(Boolean)),
  };
}

/** The query with the language in it, every other setting kept. */
export function withLanguage(search: string, language: string): string {
  const query = new URLSearchParams(search);
  query.set('lang', language);
  return `?${query.toString()}`;
}
