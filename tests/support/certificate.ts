import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a certificate of its own authority for this machine, and its key, over those that lie there; gives the certificate. */
export function writeCertificate(dir: string, name: string): { certificate: string; key: string; pem: string } {
  const [certificate, key] = [join(dir, 'wall.crt'), join(dir, 'wall.key')];
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30', '-subj', `/CN=${name}`,
    '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', key, '-out', certificate,
  ], { stdio: 'ignore' });
  return { certificate, key, pem: readFileSync(certificate, 'utf8') };
}

/** The key of another certificate in the place of a key. */
export function spoilKey(key: string): void {
  writeFileSync(key, execFileSync('openssl', ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:prime256v1'], { stdio: ['ignore', 'pipe', 'ignore'] }));
}
