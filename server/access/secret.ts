import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits that nobody guesses, as text for a cookie or a header. */
export const secret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret: who reads it there does not know the secret. Of 256 random bits one plain hash is enough. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Whether two texts are the same; takes as long for any that are not. */
export const same = (a: string, b: string): boolean => timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
