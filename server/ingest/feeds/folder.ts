import { watch } from 'chokidar';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { extname, join } from 'node:path';
import * as z from 'zod';
import { ProtocolError } from '#protocol/errors';
import { csv, headerOf, ndjson, type Format, type ReadRecords } from '../feed/file-reader.ts';
import { loadKept, saveKept } from '../feed/kept.ts';
import { COMMON, defineFeed, type Site } from '../feed/kind.ts';
import { compileAll, mapping } from '../feed/mapping.ts';
import { refused } from '../feed/message.ts';
import { refusing } from '../feed/read-message.ts';
import { wholeRecords } from '../feed/records.ts';
import type { RawEvent } from '../source.ts';

/** Read at once, in bytes; a record that is longer is turned away. */
const CHUNK = 256 * 1024;
const BATCH = 500;
const NEWLINE = 0x0a;
/** How long (ms) until the folder is looked at where nothing told of a change: network shares tell of none. */
const LOOK_MS = 2_000;

/** Up to where each file was read, by its name; `inode` tells another file of the same name. */
const places = z.record(z.string(), z.object({ inode: z.number(), offset: z.number().int().min(0) }));
type Places = z.output<typeof places>;

const settings = z.strictObject({
  kind: z.literal('folder'), ...COMMON,
  /** The folder; its files `*.csv`, `*.ndjson` and `*.jsonl` are read as they appear and grow. */
  path: z.string().min(1).max(4_096),
  delimiter: z.string().length(1).refine((one) => one < '\u0080', 'a character of ASCII').default(','),
  encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
  /** What a row or a line means: `{body.<column>}` are its values, `{topic.file}` is the name of its file. */
  events: z.array(mapping).min(1).max(16),
});

/** A folder of CSV and NDJSON, read on where it stopped. */
export const folderFeed = defineFeed({
  settings,
  open: ({ path, delimiter, encoding, events }, site) => {
    const reader = new FolderReader(path, { delimiter, encoding, mappers: compileAll(events, site), sender: site }, site);
    return { events: (signal) => reader.events(signal) };
  },
  sample: ({ delimiter, encoding, events }, site) => {
    const format = { delimiter, encoding, mappers: compileAll(events, site), sender: site };
    const now = site.clock.now();
    return ({ bytes, file }) => refusing(site.source, now, bytes, () => readerOf(file, bytes, format)(file, 0, bytes, now));
  },
});

class FolderReader {
  private places: Places = {};
  /** Sizes when last looked at: a last line without an end is read when its file does not grow. */
  private readonly sizes = new Map<string, number>();

  constructor(private readonly path: string, private readonly format: Format, private readonly site: Site) {}

  async *events(signal: AbortSignal): AsyncGenerator<readonly RawEvent[]> {
    this.places = await loadKept(this.site.dir, places, {});
    let rest = new AbortController();
    const wake = () => { rest.abort(); };
    signal.addEventListener('abort', wake);
    const watcher = watch(this.path, { depth: 0, ignoreInitial: true }).on('all', wake).on('error', () => undefined);
    try {
      while (!signal.aborted) {
        rest = new AbortController();
        yield* this.look(signal);
        yield [];
        if (!rest.signal.aborted) await this.site.wait(LOOK_MS, rest.signal);
      }
    } finally {
      signal.removeEventListener('abort', wake);
      await watcher.close();
    }
  }

  private async *look(signal: AbortSignal): AsyncGenerator<readonly RawEvent[]> {
    const names = (await readdir(this.path)).filter((name) => ['.csv', '.ndjson', '.jsonl'].includes(extname(name).toLowerCase())).sort();
    this.places = Object.fromEntries(Object.entries(this.places).filter(([name]) => names.includes(name)));
    let trouble = '';
    for (const name of names) {
      if (signal.aborted) return;
      try {
        yield* this.readFile(name);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error)) throw error;
        trouble = `${name}: ${String(error.code)}`;
      }
    }
    if (trouble === '') this.site.report.connected();
    else this.site.report.lost(trouble);
  }

  private async *readFile(name: string): AsyncGenerator<readonly RawEvent[]> {
    const file = await open(join(this.path, name));
    try {
      const { size, ino } = await file.stat();
      const known = this.places[name];
      let offset = known?.inode === ino && known.offset <= size ? known.offset : 0;
      const resting = this.sizes.get(name) === size;
      this.sizes.set(name, size);
      if (offset === size) return;
      const read = await this.reader(name, file, size, resting);
      if (!read) return;
      if (read instanceof ProtocolError) {
        yield [refused(this.site.source, this.site.clock.now(), read, Buffer.from(name))];
        await this.keep(name, ino, size);
        return;
      }
      while (offset < size) {
        const { events, next } = await this.chunk(name, file, offset, size, resting, read);
        if (next === offset) break;
        for (let i = 0; i < events.length; i += BATCH) yield events.slice(i, i + BATCH);
        // What was yielded is on disk, so the file need not be read up to here again.
        await this.keep(name, ino, offset = next);
        this.site.report.left(size - offset);
      }
    } finally {
      await file.close();
    }
  }

  private async keep(name: string, inode: number, offset: number): Promise<void> {
    this.places = { ...this.places, [name]: { inode, offset } };
    await saveKept(this.site.dir, this.places);
  }

  /** The events from `offset` on, and where the next chunk begins; the same place where no record is whole yet. */
  private async chunk(name: string, file: FileHandle, offset: number, size: number, resting: boolean, read: ReadRecords): Promise<{ events: RawEvent[]; next: number }> {
    const bytes = await bytesAt(file, offset, Math.min(CHUNK, size - offset));
    const atEnd = offset + bytes.length >= size;
    const end = atEnd && resting ? bytes.length : wholeRecords(bytes, isCsv(name) ? this.format.delimiter.charCodeAt(0) : undefined);
    const now = this.site.clock.now();
    if (end > 0) return { events: read(name, offset, bytes.subarray(0, end), now), next: offset + end };
    if (bytes.length < CHUNK) return { events: [], next: offset };
    const fault = new ProtocolError('too-large', `${name}: a record from byte ${offset} on has more than ${CHUNK} bytes`);
    return { events: [refused(this.site.source, now, fault, bytes)], next: await lineAfter(file, offset, size) };
  }

  /** How the records of a file are read; its fault where its header cannot be, nothing where that is not whole yet. */
  private async reader(name: string, file: FileHandle, size: number, resting: boolean): Promise<ReadRecords | ProtocolError | undefined> {
    if (!isCsv(name)) return ndjson(this.format);
    const bytes = await bytesAt(file, 0, Math.min(CHUNK, size));
    if (!bytes.includes(NEWLINE) && !resting) return undefined;
    try {
      return readerOf(name, bytes, this.format);
    } catch (error) {
      if (error instanceof ProtocolError) return error;
      throw error;
    }
  }
}

/** How the records of a file are read that begins with some bytes. Throws ProtocolError where its header cannot be. */
function readerOf(name: string, bytes: Uint8Array, format: Format): ReadRecords {
  if (!isCsv(name)) return ndjson(format);
  const begin = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const newline = bytes.indexOf(NEWLINE);
  const end = newline < 0 ? bytes.length : newline + 1;
  const rows = csv(headerOf(bytes.subarray(begin, end), format), format);
  return (from, offset, chunk, now) => (offset >= end ? rows(from, offset, chunk, now) : rows(from, end, chunk.subarray(end - offset), now));
}

const isCsv = (name: string): boolean => extname(name).toLowerCase() === '.csv';

/** Where the line after `offset` begins; the end of the file where there is none. */
async function lineAfter(file: FileHandle, offset: number, size: number): Promise<number> {
  for (let at = offset; at < size; at += CHUNK) {
    const found = (await bytesAt(file, at, Math.min(CHUNK, size - at))).indexOf(NEWLINE);
    if (found >= 0) return at + found + 1;
  }
  return size;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
