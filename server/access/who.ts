import { RIGHTS, type Me, type Right } from '#protocol/access';

/** Whoever asks, and what that may. */
export interface Who extends Omit<Me, 'rights' | 'oidc'> {
  readonly rights: ReadonlySet<Right>;
  /** The credential that it came with; '' for none. */
  readonly credential: string;
  /** Of a screen: the name that it is bound to. */
  readonly display?: string;
  /** Of a token: what the sources of its events begin with. */
  readonly source?: string;
}

const ALL: ReadonlySet<Right> = new Set(RIGHTS);

/** Everybody, where there are no accounts: this machine alone can ask then. */
export const OPEN: Who = { kind: 'open', name: '', post: '', rights: ALL, acknowledges: true, credential: '' };
/** Whoever shows nothing that we know. */
export const NOBODY: Who = { kind: 'nobody', name: '', post: '', rights: new Set(), acknowledges: false, credential: '' };

/** Who asks, and from which address. */
export interface Asker { readonly who: Who; readonly from: string }

/** Whether it may; of several rights one is enough. */
export const may = (who: Who, ...rights: readonly Right[]): boolean => rights.some((right) => who.rights.has(right));

/** No browser: it shows what no browser sends by itself, so no page can make it ask. */
export const isProgram = ({ kind }: Who): boolean => kind === 'token' || kind === 'world';

/** What of a request says who asks: headers, an absent one an empty string. */
export interface Shown { cookie: string; authorization: string; who: string }

/** Knows who asks. */
export interface Doors {
  /** Who shows that; never throws. */
  whoIs(shown: Shown): Who;
  /** Whether whoever came in as that is still let in. */
  stays(who: Who): boolean;
}

/** Nobody is asked for anything. */
export const OPEN_DOORS: Doors = { whoIs: () => OPEN, stays: () => true };
