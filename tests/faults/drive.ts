import { Random } from '#fixtures/random';
import { auditCommand } from '#server/journal/audit';
import { topicOf } from '../support/alerts.ts';
import { tempDir } from '../support/spawn-server.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { Book } from './book.ts';
import { unequal } from './check.ts';
import { Crowd } from './crowd.ts';
import type { Fault, Field } from './fault.ts';
import { quantile, type Outcome } from './outcome.ts';
import { dataIn, Site } from './site.ts';
import { Writers } from './writers.ts';

/** Sources that post at once. */
const WRITERS = 3;

export interface Driven { rounds?: number; displays: number; seed: number; say?: (line: string) => void }

/** Lets a fault happen again and again to a server that is watched and written to, and holds after each what must be so. */
export async function drive(name: string, fault: Fault, { rounds = fault.rounds, displays, seed, say = () => undefined }: Driven): Promise<Outcome> {
  const dir = await tempDir('tongxin-faults-');
  const port = await Site.port();
  const proxy = await startTcpProxy(() => port);
  const site = await Site.at(fault.data ?? dataIn(dir.path), port, { ...fault.config, origins: [proxy.url] });
  const random = new Random(name, seed);
  const book = new Book(site.data);
  const notes = new Set<string>();
  const outcome: Outcome = { fault: name, rounds: 0, acknowledged: 0, lost: 0, twice: 0, unequal: 0, fresh: { p50: 0, p99: 0, max: 0 }, never: 0, herd: { share: 0, hasty: 0 }, notes: [] };
  const fresh: number[] = [];
  let atWorst = 0;
  await site.start();
  const outside = fault.proxied ? proxy.url : site.url;
  const blocks = ((await topicOf(site.url, 'blocks')).tables['blocks'] ?? []).map(({ id }) => id);
  const writers = new Writers(outside, WRITERS, blocks, random.fork('writers'), book);
  const crowd = await Crowd.start(outside, displays);
  const field: Field = { site, writers, crowd, book, proxy, random, blocks, note: (text) => { notes.add(text); }, lose: (count) => { outcome.lost += count; } };
  try {
    await crowd.ask('fresh', Date.now());
    for (; outcome.rounds < rounds; outcome.rounds++) {
      const began = Date.now();
      await crowd.ask('herd', began); // what was asked of the displays between two rounds is none of either
      const since = await fault.strike(field);
      const [moments] = await Promise.all([crowd.ask('fresh', since), fault.settle?.(field)]);
      const took = moments.map((at) => at - since);
      const { share, hasty, stood } = await crowd.ask('herd', began);
      if (share > outcome.herd.share) atWorst = stood;
      outcome.herd = { share: Math.max(outcome.herd.share, share), hasty: outcome.herd.hasty + hasty };
      fresh.push(...took.filter((ms) => ms < Infinity));
      outcome.never += took.filter((ms) => ms === Infinity).length;
      await writers.pause();
      const differ = await unequal(site.url, crowd);
      const missing = book.missing();
      outcome.unequal += differ;
      writers.resume();
      say(`${name} ${outcome.rounds + 1}/${rounds}: fresh ${Math.max(...took)} ms, ${book.acknowledged} acknowledged, ${missing.length} lost, ${book.twice.length} twice, ${differ} unequal`);
      if (missing.length > 0 || differ > 0) say(`${name}: ${missing.slice(0, 5).join(', ')}`);
    }
    await writers.stop();
    await site.stop();
    book.again();
    outcome.lost += book.missing().length;
    outcome.twice = book.twice.length;
    outcome.acknowledged = book.acknowledged;
    const { lines, faults } = auditCommand(['verify', '--data', site.data], {});
    if (outcome.herd.share > 0) notes.add(`when most displays came at once, their own process had stood still for up to ${Math.round(atWorst)} ms`);
    if (faults > 0) notes.add(`the chain of the journal: ${lines.join('; ')}`);
  } finally {
    crowd.end();
    await site.kill();
    await proxy.end();
    await fault.end?.(field);
    await dir.remove();
  }
  return { ...outcome, fresh: { p50: quantile(fresh, 0.5), p99: quantile(fresh, 0.99), max: Math.max(...fresh) }, notes: [...notes] };
}
