import { rounded, type Bench } from './figure.ts';

// Runs the benchmark that the first argument names, and prints its figures as lines of JSON. Started by run.mjs.
const name = process.argv[2] ?? '';
const module = (await import(`./${name}.ts`)) as Record<string, Bench | undefined>;
const bench = module[name];
if (!bench) throw new Error(`tests/bench/${name}.ts exports no function ${name}`);
for (const figure of await bench()) process.stdout.write(`${JSON.stringify({ ...figure, value: rounded(figure.value) })}\n`);
process.exit(0);
