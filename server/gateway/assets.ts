import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Answer } from './answer.ts';
import { PAGE_HEADERS } from './headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.woff': 'font/woff',
  '.png': 'image/png', '.ico': 'image/x-icon', '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt', '.wasm']);

/** A build puts a hash of the content into the name of what lies here. */
const HASHED = /^\/assets\/.*-[\w-]{8}\.\w+$/;
const YEAR = 'public, max-age=31536000, immutable';

const QUALITY = 6;
const CODINGS = {
  br: (bytes: Uint8Array) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: QUALITY }),
};
type Coding = keyof typeof CODINGS;

interface Asset { type: string; hash: string; bytes: Uint8Array; compressed: boolean; packed: Partial<Record<Coding, Promise<Uint8Array>>> }

/** What a request says of how it wants a file. */
export interface Wish { encoding: string; known: string }

/**
 * The built wall, read into memory once. Only the exact names of its files are ever served, so no path can lead out of
 * it; a file is compressed when it is first asked for.
 */
export class Assets {
  private constructor(private readonly files: ReadonlyMap<string, Asset>) {}

  /** Reads a folder; one that does not exist is an empty one. */
  static async load(folder: string): Promise<Assets> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry): Promise<[string, Asset]> => {
      const path = join(entry.parentPath, entry.name);
      const bytes = await readFile(path);
      const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
      const extension = extname(entry.name);
      const type = TYPES[extension] ?? 'application/octet-stream';
      return [`/${relative(folder, path).split(sep).join('/')}`, { type, hash, bytes, compressed: COMPRESSED.has(extension), packed: {} }];
    }));
    return new Assets(new Map(files));
  }

  /** Names the build: the hash in the name of its first script changes with whatever changes in it. '' where there is none. */
  get build(): string { return /\/assets\/index-([\w-]{8})\.js/.exec(Buffer.from(this.files.get('/index.html')?.bytes ?? []).toString())?.[1] ?? ''; }

  has(path: string): boolean { return this.files.has(path); }

  /** The file of a path; undefined where there is none. */
  async get(path: string, { encoding, known }: Wish): Promise<Answer | undefined> {
    const asset = this.files.get(path);
    if (asset === undefined) return undefined;
    const coding = asset.compressed ? codingOf(encoding) : undefined;
    const etag = `"${asset.hash}${coding ? `-${coding}` : ''}"`;
    const headers = {
      ...PAGE_HEADERS, etag, 'content-type': asset.type,
      'cache-control': HASHED.test(path) ? YEAR : 'no-cache',
      ...(asset.compressed ? { vary: 'accept-encoding' } : {}),
    };
    if (known.split(',').some((tag) => tag.trim() === etag || tag.trim() === '*')) return { status: 304, headers, body: '' };
    if (coding === undefined) return { status: 200, headers, body: asset.bytes };
    const body = await (asset.packed[coding] ??= CODINGS[coding](asset.bytes));
    return { status: 200, headers: { ...headers, 'content-encoding': coding }, body };
  }
}

/** The best coding that a request accepts; one with weight 0 is none. */
function codingOf(accepted: string): Coding | undefined {
  const names = accepted.split(',').filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part)).map((part) => part.split(';')[0]?.trim());
  return (['br', 'gzip'] as const).find((coding) => names.includes(coding));
}
