import type { EventData } from '#protocol/events';
import { createContext } from 'svelte';
import type { Stop } from '../../subscribe/timing.ts';
import type { KnownMe } from '../gate/me.svelte.ts';
import type { Sent } from '../send.ts';
import type { Address } from './address.svelte.ts';
import type { Names } from './names.svelte.ts';
import type { Search } from './search.svelte.ts';

/** A list that the keys move in. */
export interface List { move: (by: number) => void; open: () => void; focus: () => void; current: () => string | undefined }
export type ListName = 'alarms' | 'view';

export type OperatorAction = EventData<'operator'>['action'];
/**
 * What is to be done, before the post has confirmed it; `recorded` is called once the server has it on disk. `occurrence` is the one of an
 * alarm that is meant; `agrees` says that another post asked for it, and so gave the reason and the end.
 */
export interface Request { action: OperatorAction; subject: string; title: string; scene: string; occurrence?: number; agrees?: boolean; recorded?: () => void }

export type Dialog = { kind: 'palette' } | { kind: 'help' } | { kind: 'act'; request: Request };

/** The post that acts, where the address names none. */
const POST = '指挥中心1席';

/** What the parts of a console share: the address, the lists and tools of what is shown now, the open dialog. */
export class Desk {
  dialog: Dialog | undefined = $state.raw();
  /** Exports the table of the view; undefined where it has none. */
  exporter: (() => void) | undefined;
  /** Where the view's filter is typed. */
  filter: HTMLInputElement | undefined;
  /** Actions on the open case, in their order. */
  acts: readonly Request[] = $state.raw([]);
  /** What became of what a post last did with the walls. */
  directed: Sent | undefined = $state.raw();
  /** Whether a key leads to a view that is not there yet. */
  entering = false;
  private readonly lists: Partial<Record<ListName, List | undefined>> = {};
  private active: ListName = 'alarms';

  constructor(readonly address: Address, readonly names: Names, readonly search: Search, private readonly me?: Pick<KnownMe, 'value'>) {}

  /** Whoever has an account acts as its post and no other. */
  get post(): string { return this.me?.value?.post || this.address.get('post') || POST; }
  get theme(): 'night' | 'day' { return this.address.get('theme') === 'day' ? 'day' : 'night'; }
  turnTheme(): void { this.address.set({ theme: this.theme === 'day' ? 'night' : 'day' }); }
  /** Whether keys of one character mean anything. */
  get single(): boolean { return this.address.get('keys') !== 'off'; }

  list(name: ListName = this.active): List | undefined { return this.lists[name]; }

  /** Makes a list known for as long as it is shown; the focus comes to one that a key led to. */
  show(name: ListName, list: List): Stop {
    this.lists[name] = list;
    if (name === 'view' && this.entering) {
      this.entering = false;
      list.focus();
    }
    return () => { if (this.lists[name] === list) this.lists[name] = undefined; };
  }

  /** A list was entered: the keys move in it from now on. */
  enter(name: ListName): void { this.active = name; }

  ask(request: Request): void { this.dialog = { kind: 'act', request }; }
  openCase(id: string): void { this.address.set({ case: id }, true); }
  /** Closes what is open of a source, or of a system that is told. */
  closeSource(): void {
    this.address.set({ source: '' }, true);
    this.list('view')?.focus();
  }
  closeCase(): void {
    this.address.set({ case: '' }, true);
    this.list()?.focus();
  }
}

const [use, provide] = createContext<Desk>();
/** The console that a component stands on. */
export const useDesk = use;
export const provideDesk = provide;
