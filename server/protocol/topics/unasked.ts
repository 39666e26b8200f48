import { int } from '../columns.ts';

/**
 * What was solved before anyone called (未诉先办): cases that a camera, a sensor, a patrol or a drone found and that were `closed`; of those whose
 * place is known, for how many nobody called from there within the days that follow (`quiet`), for how many somebody did (`called`), and how
 * many are still watched; `unplaced` cannot be judged.
 */
export const unasked = { closed: int, quiet: int, called: int, watching: int, unplaced: int } as const;
