import { State } from '#server/aggregate/state';
import type { Case } from '#server/cases/case';

/** A case as the register holds it, empty but for what is given. */
export function caseOf({ id = 'c-1', ...given }: Partial<Case> = {}): Case {
  const table = new State('test').table('case', 'test');
  const slot = table.add(id, given);
  return { ...table.row(slot), slot };
}
