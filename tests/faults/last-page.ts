import { spawnSync } from 'node:child_process';
import { cp, rename, rm } from 'node:fs/promises';
import { SCENES } from '#scenes/index';
import { Engine } from '#server/aggregate/engine';
import { Calendar } from '#server/cases/calendar';
import { backupCommand } from '#server/journal/backup';
import { post, topicOf } from '../support/alerts.ts';
import { HOME } from '../support/shipped.ts';
import { BUILD } from '../support/spawn-server.ts';
import { recordsAfter } from './book.ts';
import { Events } from './events.ts';
import type { Fault, Field } from './fault.ts';
import { damage } from './pages.ts';
import { fingerprint, TOPICS } from './watched.ts';

/** What became of a start: with all that is owed; refused by the name of a record; ended otherwise; with something else than was there. */
type Came = 'whole' | 'named' | 'unnamed' | 'silent';
interface Started { came: Came; at: number; said: string }

/**
 * A page that the last transaction wrote is damaged after a kill. The server starts with all that it owes, or refuses and says which record it is; where it
 * does not start, a backup that was made before goes in its place, and sources say again what they said since.
 */
export const lastPage = (): Fault => {
  const count: Record<Came, number> = { whole: 0, named: 0, unnamed: 0, silent: 0 };
  return {
    rounds: 50,
    async strike(field: Field) {
      const { site, writers, random, book, note, lose } = field;
      const [backup, truth] = [`${site.data}.backup`, `${site.data}.truth`];
      writers.kept = [];
      await backupCommand([backup, '--data', site.data], {});
      await writers.answers(random.int(2, 12));
      await site.kill();
      await writers.pause();
      await cp(site.data, truth, { recursive: true });
      const done = await damage(site.data, random);
      const { came, at, said } = await start(field, truth);
      count[came] += 1;
      if (came === 'silent' || came === 'unnamed') note(`${done}: ${said}`);
      if (came === 'silent') lose(1);
      let since = at;
      if (came !== 'whole') {
        await site.kill();
        await rm(site.data, { recursive: true });
        await rename(backup, site.data);
        since = await site.start();
        book.again();
      }
      for (const one of [backup, truth]) await rm(one, { recursive: true, force: true });
      return since;
    },
    async settle({ writers }) {
      await writers.deliver(writers.kept ?? []);
      writers.resume();
    },
    end({ note }) {
      note(`started with all that it owed ${count.whole} times, refused by the name of a record ${count.named}, ended otherwise ${count.unnamed}, started with something else ${count.silent}`);
      return Promise.resolve();
    },
  };
};

/** Starts the server over its damaged journal, and looks whether it shows what the journal was before, and whether all of that is there. */
async function start({ site, writers, blocks, book }: Field, truth: string): Promise<Started> {
  let at: number;
  try {
    at = await site.start();
  } catch (error) {
    const said = (error as Error).message;
    return { came: /record \d+/.test(said) ? 'named' : 'unnamed', at: 0, said };
  }
  try {
    const differ = await differing(site.url, truth);
    if (differ.length > 0) return { came: 'silent', at, said: `${differ.join(', ')} differ` };
  } catch (error) {
    if (await site.ready() === 0) return { came: 'unnamed', at, said: 'it ended after its start' };
    throw error;
  }
  // In a process of its own: whoever reads a damaged file may end.
  const { status, stderr, stdout } = spawnSync(process.execPath, [BUILD, 'audit', 'verify', '--data', site.data], { encoding: 'utf8' });
  if (status === 0) {
    const anew = new Events('anew', blocks).next();
    writers.kept?.push(...anew);
    const answer = await post(site.url, anew);
    if (answer.status !== 200) return { came: 'unnamed', at, said: `it started and takes nothing: ${String(answer.body['detail'])}` };
    book.owe(anew);
  }
  return status === 0 ? { came: 'whole', at, said: '' } : { came: 'silent', at, said: (stderr + stdout).trim().slice(0, 300) || 'whoever reads the journal ends' };
}

/** Topics that are not the fold of an undamaged journal. */
async function differing(url: string, truth: string): Promise<string[]> {
  const engine = new Engine({ district: HOME.district, scenes: SCENES, calendar: new Calendar(HOME.calendar, HOME.district.zone) });
  for (const record of recordsAfter(truth, 0)) engine.apply(record);
  const wrong: string[] = [];
  for (const topic of TOPICS) {
    const { at, tables } = await topicOf(url, topic);
    engine.advance(at);
    if (fingerprint(topic, tables) !== fingerprint(topic, engine.topics.get(topic)?.rows() ?? {})) wrong.push(topic);
  }
  return wrong;
}
