// npm run licences: the production packages by licence, with where the text of each lies.
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../prepare.mjs';

/** Packages whose licence the lock file does not say in the words of SPDX, read by hand. */
export const READ_BY_HAND = new Map([['splaytree-ts', 'BSD-3-Clause'], ['xmlhttprequest-ssl', 'MIT']]);

/** The production packages of the lock file, those of other kinds of machine too: where each lies, its name, and by which name the registry has it. */
export function locked() {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return Object.entries(packages).filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional).map(([path, { name: real, version, license = 'none' }]) => {
    const name = path.replace(/^.*node_modules\//, '');
    return { path, name, real: real ?? name, version, licence: READ_BY_HAND.get(name) ?? license };
  });
}

/** Those that are installed, each with the path of its licence's text, '' where it has none of its own. */
function installed() {
  return locked().filter(({ path }) => existsSync(join(ROOT, path))).map((one) => {
    const file = readdirSync(join(ROOT, one.path)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    return { ...one, text: file === undefined ? '' : `${one.path}/${file}` };
  });
}

function list() {
  const all = installed();
  const kinds = [...new Set(all.map(({ licence }) => licence))].sort();
  const lines = kinds.flatMap((kind) => {
    const its = all.filter(({ licence }) => licence === kind);
    return [`${kind} (${its.length})`, ...its.map(({ name, version, text }) => `  ${name} ${version}  ${text || 'without a text of its own'}`)];
  });
  process.stdout.write(`${lines.join('\n')}\n`);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) list();
