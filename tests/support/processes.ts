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

async function every(): Promise<Process[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return (await Promise.all(names.map(read))).filter((one) => one !== undefined);
}

/** The process and all below it. */
async function tree(root: number): Promise<Process[]> {
  const all = await every();
  const pids = new Set([root]);
  for (let before = 0; before !== pids.size;) {
    before = pids.size;
    for (const { pid, parent } of all) if (pids.has(parent)) pids.add(pid);
  }
  return all.filter(({ pid }) => pids.has(pid));
}

const lineOf = (pid: number): Promise<string> => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
const sum = (seconds: readonly number[]): number => seconds.reduce((sum, one) => sum + one, 0);

/** CPU seconds, user and system, that the process and all below it have used and that still run. Linux only. */
export async function cpuOfTree(root: number): Promise<number> { return sum((await tree(root)).map(({ seconds }) => seconds)); }

/** CPU seconds that the first threads of those below a process have used whose command line holds `words`. Linux only. */
export async function cpuOfMainThreads(root: number, words: string): Promise<number> {
  return sum(await Promise.all((await tree(root)).map(async ({ pid }) => ((await lineOf(pid)).includes(words) ? (await read(`${pid}/task/${pid}`))?.seconds ?? 0 : 0))));
}

/** Processes below this one whose command line holds `words`. Linux only. */
export async function below(root: number, words: string): Promise<number[]> {
  const found: number[] = [];
  for (const { pid, parent } of await every()) if (parent === root && (await lineOf(pid)).includes(words)) found.push(pid);
  return found;
}

/** MiB of memory that a process holds for itself, files that it has mapped left out. Linux only. */
export async function ownMemory(pid: number): Promise<number> {
  return Number(/^RssAnon:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

/** MiB of memory that those below a process hold for themselves whose command line holds `words`. Linux only. */
export async function ownMemoryBelow(root: number, words: string): Promise<number> {
  return sum(await Promise.all((await tree(root)).map(async ({ pid }) => ((await lineOf(pid)).includes(words) ? ownMemory(pid) : 0))));
}

/** MiB of memory that the process and all below it hold, what they share counted once. Linux only. */
export async function memoryOfTree(root: number): Promise<number> {
  const held = (await tree(root)).map(async ({ pid }) => /^Pss:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => ''))?.[1] ?? '0');
  return sum((await Promise.all(held)).map(Number)) / 1024;
}
