import type { Who } from './who.ts';
import { may } from './who.ts';

/** What is written: its kind, its source and what it carries, none of it checked yet. */
interface Written { kind: string; source: unknown; data: unknown }

/** Why it may not write that, as a sentence; undefined where it may. What a post does is its own: nobody acts as another. */
export function refusalOf(who: Who, { kind, source, data }: Written): string | undefined {
  if (who.kind === 'open') return undefined;
  if (kind === 'operator' || kind === 'direct') {
    const { post, action, target } = fieldsOf(data);
    if (!acts(who, kind, action, target)) return `${who.name} may not ${action || kind}`;
    return who.post !== '' && post !== who.post ? `${who.name} acts as ${who.post}, not as ${post}` : undefined;
  }
  if (!may(who, 'feed')) return `${who.name} may write no ${kind}`;
  const own = who.source ?? '';
  return own !== '' && !(typeof source === 'string' && source.startsWith(own)) ? `${who.name} writes for sources that begin with ${own}` : undefined;
}

function acts(who: Who, kind: 'operator' | 'direct', action: string, target: string): boolean {
  if (kind === 'operator') return may(who, 'operate') || (who.acknowledges && action === 'acknowledge');
  // Whoever looks may hide from visitors what is seen: a screen on its own wall, an officer on any. What is shown again is for whoever directs.
  const hides = who.display === undefined ? who.kind === 'account' && may(who, 'watch') : target === who.display.split('/')[0];
  return may(who, 'direct') || (action === 'visitors' && hides);
}

const fieldsOf = (data: unknown): { post: string; action: string; target: string } => {
  const given = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const text = (name: string) => { const value = given[name]; return typeof value === 'string' ? value : ''; };
  return { post: text('post'), action: text('action'), target: text('target') };
};
