import { drive } from './drive.ts';
import { FAULTS, type FaultName } from './index.ts';

// Drives the fault that the first argument names, so many rounds and displays as the second says, and prints what it came to as a line of JSON. Started by run.mjs.
const [name = '', given = '{}'] = process.argv.slice(2);
const make = FAULTS[name as FaultName];
const asked = JSON.parse(given) as { rounds?: number; displays: number; seed: number };
const outcome = await drive(name, await make(), { ...asked, say: (line) => { process.stdout.write(`${line}\n`); } });
process.stdout.write(`${JSON.stringify(outcome)}\n`);
process.exit(0);
