import { readdir } from 'node:fs/promises';
import { ownMemory } from '../support/processes.ts';

/** Answers that one sample of how long they take is made of. */
const ANSWERS = 9;

/** What a server holds and how soon it answers, now: MiB, files, ms. Its garbage is to be collected before. */
export async function serverNow(url: string, pid: number): Promise<{ memory: number; files: number; answer: number }> {
  const took: number[] = [];
  for (let i = 0; i < ANSWERS; i++) {
    const began = performance.now();
    await (await fetch(`${url}/readyz`)).arrayBuffer();
    took.push(performance.now() - began);
  }
  const [memory, files] = await Promise.all([ownMemory(pid), readdir(`/proc/${pid}/fd`)]);
  return { memory, files: files.length, answer: took.sort((a, b) => a - b)[ANSWERS >> 1] ?? 0 };
}

/** The number of the newest durable record. */
export async function recordsSoFar(url: string): Promise<number> {
  return ((await (await fetch(`${url}/readyz`)).json()) as { events: number }).events;
}

/** How often and for how long in all frames came to their pixels so far, as displays reported it: a histogram's count and sum (s). */
export async function glassSoFar(url: string): Promise<{ count: number; sum: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const figure = (name: string) => Number(new RegExp(`^tongxin_glass_seconds_${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0);
  return { count: figure('count'), sum: figure('sum') };
}
