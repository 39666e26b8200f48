/** Bytes that are kept at most, over all. */
const KEPT_BYTES = 64 * 2 ** 20;

/** `at` is when it came; infinite while it is still to come, so that whoever asks meanwhile waits for the same. */
interface Kept<T> { at: number; answer: Promise<T>; size: number }

/**
 * Answers that several displays ask for at about the same time, asked of the source once. A wall of many displays costs a camera
 * one reader; what is kept is kept for seconds, in memory. Nothing that failed is kept.
 */
export class SharedAnswers<T extends { bytes: Uint8Array }> {
  private readonly kept = new Map<string, Kept<T>>();
  private size = 0;

  /** `elapsed` is our own time in ms, monotonic. */
  constructor(private readonly elapsed: () => number) {}

  /** The answer under that key, asked for anew where it is older than `ms`; with how old it is (ms). */
  async get(key: string, ms: number, ask: () => Promise<T>): Promise<{ answer: T; age: number }> {
    const known = this.kept.get(key);
    if (known && this.elapsed() - known.at < ms) {
      const answer = await known.answer;
      return { answer, age: this.elapsed() - known.at };
    }
    this.forget(key);
    const kept: Kept<T> = { at: Infinity, answer: ask(), size: 0 };
    this.kept.set(key, kept);
    try {
      const answer = await kept.answer;
      kept.at = this.elapsed();
      this.count(key, kept, answer.bytes.length);
      return { answer, age: 0 };
    } catch (error) {
      if (this.kept.get(key) === kept) this.kept.delete(key);
      throw error;
    }
  }

  /** Lets go of what is older than `ms`. */
  clear(ms: number): void {
    for (const [key, { at }] of this.kept) if (this.elapsed() - at >= ms) this.forget(key);
  }

  private count(key: string, kept: Kept<T>, size: number): void {
    if (this.kept.get(key) !== kept) return;
    kept.size = size;
    this.size += size;
    for (const [oldest] of this.kept) {
      if (this.size <= KEPT_BYTES || oldest === key) break;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    const known = this.kept.get(key);
    this.kept.delete(key);
    this.size -= known?.size ?? 0;
  }
}
