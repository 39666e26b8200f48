import { readdirSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, crc32, gunzip, gzip } from 'node:zlib';

const [packed, unpacked] = [promisify(gzip), promisify(gunzip)];
/** Quick rather than small: a milestone is read while somebody waits for it. */
const LEVEL = constants.Z_BEST_SPEED;
/** Milestones of one format at the most: 128 of 20,000 records each reach over two and a half million. */
const KEPT = 128;
/** Number of the record, the fold's time (ms), checksum of the format's name. */
const NAME = /^milestone-(\d{16})-(\d{16})-([\da-f]{8})\.gz$/;

/** How far apart milestones lie, in records: so many are folded in well under a second. */
export const SPACING = 20_000;

/** The state of a fold after record `n`, at the time `at` (ms) that it had come to. */
export interface Milestone { n: number; at: number }

/** States of a fold along the journal, kept so that any moment of it can be come to soon. Past `KEPT` those go that lie closest to their neighbours. */
export class Milestones {
  private readonly tag: string;

  /** `format` names the layout of the states; those of another are not seen. */
  constructor(readonly dir: string, format: string) { this.tag = crc32(format).toString(16).padStart(8, '0'); }

  /** All there are, the earliest first. */
  list(): Milestone[] {
    return this.files().map(({ n, at }) => ({ n, at }));
  }

  /** The newest that is not after record `n` and the moment `at` (ms); undefined where there is none. */
  before(n: number, at: number): Milestone | undefined { return this.list().findLast((one) => one.n <= n && one.at <= at); }

  /** The earliest that is not before record `n`; undefined where there is none. */
  from(n: number): Milestone | undefined { return this.list().find((one) => one.n >= n); }

  /** How many records there are between the last milestone up to `n` and `n` itself. */
  since(n: number): number { return n - (this.list().findLast((one) => one.n <= n)?.n ?? 0); }

  /** Keeps a state, whole or not at all. Rejects with the file system's error. */
  async keep({ n, at }: Milestone, state: Uint8Array): Promise<void> {
    await mkdir(this.dir, { recursive: true });
    const target = join(this.dir, `milestone-${digits(n)}-${digits(at)}-${this.tag}.gz`);
    await writeFile(`${target}.part`, await packed(state, { level: LEVEL }));
    await rename(`${target}.part`, target);
    await this.thin();
  }

  /** Lets go of those before record `n`, of any format: the records between them are not there any more. Rejects with the file system's error. */
  async drop(n: number): Promise<void> {
    const names = await readdir(this.dir).catch(() => []);
    for (const name of names) if (Number(NAME.exec(name)?.[1] ?? n) < n) await rm(join(this.dir, name), { force: true });
  }

  /** The state of a milestone. Rejects where it cannot be read. */
  async load({ n, at }: Milestone): Promise<Uint8Array> {
    return unpacked(await readFile(join(this.dir, `milestone-${digits(n)}-${digits(at)}-${this.tag}.gz`)));
  }

  private async thin(): Promise<void> {
    const files = this.files();
    while (files.length > KEPT) {
      const gaps = files.map((_, i) => (i === 0 || i === files.length - 1 ? Infinity : (files[i + 1]?.n ?? 0) - (files[i - 1]?.n ?? 0)));
      const [gone] = files.splice(gaps.indexOf(Math.min(...gaps)), 1);
      if (gone) await rm(join(this.dir, gone.file), { force: true });
    }
  }

  private files(): (Milestone & { file: string })[] {
    let names: string[];
    try {
      names = readdirSync(this.dir);
    } catch {
      return [];
    }
    return names.flatMap((file) => {
      const [, n, at, tag] = NAME.exec(file) ?? [];
      return n !== undefined && at !== undefined && tag === this.tag ? [{ file, n: Number(n), at: Number(at) }] : [];
    }).sort((a, b) => a.n - b.n);
  }
}

const digits = (value: number): string => String(value).padStart(16, '0');
