/** Takes a row as it was and as it is; undefined where there was none, or is none any more. */
export type Change<R> = (was: R | undefined, is: R | undefined) => void;

/** Hands a change to several, in order. */
export const all = <R>(...takers: readonly Change<R>[]): Change<R> => (was, is) => {
  for (const take of takers) take(was, is);
};
