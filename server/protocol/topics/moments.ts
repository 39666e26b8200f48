import { code, text, time } from '../columns.ts';

/** What a moment is worth looking back to for: a gravest alarm came, somebody saw it, a seat was handed over, a post marked it. */
export const MOMENTS = ['grave', 'seen', 'handover', 'bookmark'] as const;

/** A moment: when, about which scene and block where it is about an alarm, by which post, and what it wrote. */
export const moments = { kind: code(...MOMENTS), at: time, scene: text, block: text, post: text, note: text } as const;
