import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { debrief, type Debrief } from '#protocol/worlds';
import type { Log } from '../observe/log.ts';

/** Debriefs that are listed at the most. */
const LISTED = 50;
const NAME = 'debrief.json';

/** How exercises went that are over, beside their journals. */
export class Debriefs {
  constructor(private readonly dir: string, private readonly log: Log) {}

  /** Asks an exercise, which listens on a port of this machine, how it went, and keeps that. Never rejects: an exercise that does not answer any more ends without. */
  async keep(id: string, port: number, headers: Record<string, string>): Promise<void> {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/debrief`, { headers });
      const went = debrief.parse(await answer.json());
      mkdirSync(join(this.dir, id), { recursive: true });
      await writeFile(join(this.dir, id, NAME), JSON.stringify(went));
    } catch (error) {
      this.log.warn({ err: error, exercise: id }, 'how an exercise went could not be kept');
    }
  }

  /** The newest first. */
  list(): (Debrief & { id: string })[] {
    let ids: string[];
    try {
      ids = readdirSync(this.dir);
    } catch {
      return [];
    }
    return ids.flatMap((id) => {
      try {
        return [{ id, ...debrief.parse(JSON.parse(readFileSync(join(this.dir, id, NAME), 'utf8'))) }];
      } catch {
        return [];
      }
    }).sort((a, b) => b.began - a.began).slice(0, LISTED);
  }
}
