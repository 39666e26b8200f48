import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks a second in /proc, on every Linux we run on (sysconf _SC_CLK_TCK). */
const TICKS = 100;

interface Process { pid: number; parent: number; seconds: number }

async function read(pid: string): Promise<Process | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // The name may hold spaces and brackets, so the fields are counted from its end.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
  return { pid: Number(pid), parent: fields[1] ?? 0, seconds: ((fields[11] ?? 0) + (fields[12] ?? 0)) / TICKS };
}

/** CPU seconds, user and system, that the process and all below it have used and that still run. Linux only. */
export async function cpuOfTree(root: number): Promise<number> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = (await Promise.all(names.map(read))).filter((one) => one !== undefined);
  const tree = new Set([root]);
  for (let before = 0; before !== tree.size;) {
    before = tree.size;
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
  }
  return all.reduce((sum, { pid, seconds }) => (tree.has(pid) ? sum + seconds : sum), 0);
}

/** Processes below this one whose command line holds `words`. Linux only. */
export async function below(root: number, words: string): Promise<number[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = (await Promise.all(names.map(read))).filter((one) => one !== undefined);
  const found: number[] = [];
  for (const { pid, parent } of all) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (parent === root && line.includes(words)) found.push(pid);
  }
  return found;
}
