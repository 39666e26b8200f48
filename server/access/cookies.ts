/** Names of our cookies, and what is theirs: a session lasts a day at most, a screen's for as long as a browser keeps one; a flow is seen by what another service leads back to. */
export const COOKIES = { session: 'tongxin-session', display: 'tongxin-display', flow: 'tongxin-flow' } as const;
type CookieName = (typeof COOKIES)[keyof typeof COOKIES];

const DAY = 86_400;
const RULES: Record<CookieName, string> = {
  'tongxin-session': `Path=/; SameSite=Strict; Max-Age=${DAY}`,
  'tongxin-display': `Path=/; SameSite=Strict; Max-Age=${400 * DAY}`,
  'tongxin-flow': 'Path=/auth; SameSite=Lax; Max-Age=600',
};

/** What a `Cookie` header says of a name; '' for nothing. */
export const cookieOf = (header: string, name: CookieName): string =>
  header.split(';').map((part) => part.trim()).find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';

/** Sets one, out of reach of scripts; `secure` where the page came by https. An empty value takes it back. */
export const setCookie = (name: CookieName, value: string, secure: boolean): string =>
  `${name}=${value}; ${value === '' ? RULES[name].replace(/Max-Age=\d+/, 'Max-Age=0') : RULES[name]}; HttpOnly${secure ? '; Secure' : ''}`;
