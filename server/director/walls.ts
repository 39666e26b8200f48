import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Program } from '#protocol/director';
import type { Wall } from '#protocol/walls';
import type { Scheduler, Stop } from '../clock.ts';
import { ConfigError, wallsOf } from '../config.ts';

/** An editor may write a file in several steps: it is read once nothing more was written for so long, ms. */
const SETTLED = 50;

/** The walls of the centre as they are now. */
export class Walls {
  constructor(private list: readonly Wall[], private readonly changed: (number: number) => void) { changed(this.number); }

  get all(): readonly Wall[] { return this.list; }

  /** A number that is another one for other walls. */
  get number(): number { return crc32(JSON.stringify(this.list)); }

  /** Other walls; tells of them where they differ. */
  set(list: readonly Wall[]): void {
    const before = this.number;
    this.list = list;
    if (this.number !== before) this.changed(this.number);
  }

  /**
   * Reads the walls again whenever the config file is written, until stopped. A file that does not hold together changes
   * nothing: `failed` gets the sentence that says why, and `programmed` what the walls are to do by themselves.
   */
  follow(file: string, scheduler: Scheduler, failed: (reason: string) => void, programmed: (program: Program) => void = () => undefined): Stop {
    let pending: Stop = () => undefined;
    const read = () => {
      try {
        const { walls, director } = wallsOf(file);
        this.set(walls);
        programmed(director);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        failed(error.message);
      }
    };
    // The folder is watched, since editors put another file in the place of this one.
    const watcher = watch(dirname(file), (_, name) => {
      if (name !== basename(file)) return;
      pending();
      pending = scheduler.after(SETTLED, read);
    });
    return () => {
      pending();
      watcher.close();
    };
  }
}
