import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import * as z from 'zod';

/** Files in PEM: the certificate with all that lead to its root, and its key. */
export const tlsSettings = z.strictObject({ certificate: z.string().min(1), key: z.string().min(1) });
export type TlsSettings = z.output<typeof tlsSettings>;

/** A certificate and its key do not serve; the message is one sentence. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
}

/** What is served by: until when it holds (ms), and a number that is another one for other files. */
export interface Certificate { until: number; number: number }

/** Reads both files and finds out whether they go together. Throws CertificateError. */
export function readCertificate({ certificate, key }: TlsSettings): Certificate {
  const [chain, secret] = [read(certificate), read(key)];
  const first = attempt(`${certificate} holds no certificate in PEM`, () => new X509Certificate(chain));
  const own = attempt(`${key} holds no private key in PEM without a passphrase`, () => createPrivateKey(secret));
  if (!first.checkPrivateKey(own)) throw new CertificateError(`${key} is not the key of ${certificate}.`);
  return { until: Date.parse(first.validTo), number: crc32(secret, crc32(chain)) };
}

const read = (file: string): Buffer => attempt(`${file} cannot be read`, () => readFileSync(file));

function attempt<T>(fault: string, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw new CertificateError(`${fault}.`, { cause });
  }
}
