import { existsSync } from 'node:fs';
import { fail, run } from '../server/prepare.mjs';

/** Programs of the system that the tests drive: the package that holds each, in Debian's words. */
const PROGRAMS = [
  { package: 'chromium', path: process.env.CHROMIUM ?? '/usr/bin/chromium' },
  { package: 'openssl', path: '/usr/bin/openssl' },
  { package: 'strace', path: '/usr/bin/strace' },
  { package: 'mosquitto', path: '/usr/sbin/mosquitto' },
  { package: 'sip-tester', path: '/usr/bin/sipp' },
  { package: 'ffmpeg', path: '/usr/bin/ffmpeg' },
  { package: 'prometheus', path: '/usr/bin/promtool' },
  { package: 'curl', path: '/usr/bin/curl' },
  { package: 'systemd', path: '/usr/bin/systemd-analyze' },
];

/** Installs those of them that are missing, as root by apt-get; all of them where none is named. */
export async function installPrograms(names = PROGRAMS.map((program) => program.package)) {
  const lacking = PROGRAMS.filter((program) => names.includes(program.package) && !existsSync(program.path)).map((program) => program.package);
  if (lacking.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${lacking.join(' ')}`;
  if (process.getuid?.() !== 0) fail(`The tests need ${lacking.join(' and ')}; as root: apt-get update && ${install}`);
  process.stdout.write(`Installing ${lacking.join(' and ')} from the system's packages\n`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of ['apt-get update -qq', install]) {
    const [command, ...args] = words.split(' ');
    const { code, output } = await run(command, args, { quiet: true, env });
    if (code !== 0) fail(`${words} failed:\n${output}`);
  }
}
