// npm run --silent sbom: the production packages as a bill of materials (CycloneDX), made of the lock file and without the network.
// `npm sbom --omit=dev` leaves out what both production and tests want, zod for one; so npm tells all, and what only tests want is taken away here.
import { spawnSync } from 'node:child_process';
import { ROOT, fail } from '../prepare.mjs';
import { locked } from './licences.mjs';

const { status, stdout, stderr } = spawnSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--offline'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
if (status !== 0) fail(stderr.trim());

const bill = JSON.parse(stdout);
const root = bill.metadata.component;
const wanted = new Set(locked().map(({ real, version }) => `${real}@${version}`));
const inIt = (ref) => wanted.has(ref) || ref === root['bom-ref'];
// npm names the whole after its folder.
root.name = root['bom-ref'].slice(0, root['bom-ref'].lastIndexOf('@'));
bill.components = bill.components.filter((one) => inIt(one['bom-ref']));
bill.dependencies = bill.dependencies.filter(({ ref }) => inIt(ref)).map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(inIt) }));
process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
