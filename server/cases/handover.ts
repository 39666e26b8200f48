import { HANDED, type Handover } from '#protocol/handover';
import { ends } from './case.ts';
import { dueFirst, type Due } from './file.ts';
import { REMEMBERED, type Register } from './register.ts';

/** What happened to the cases since a moment (ms), for whoever comes on: one walk through the register when it is asked for. */
export function handoverOf(register: Register, asked: number, at: number): Handover {
  const since = Math.min(at, Math.max(asked, at - REMEMBERED));
  const counts = { opened: 0, closed: 0, open: 0, overdue: 0 };
  const grave: Due[] = [];
  const late: Due[] = [];
  for (const slot of register.slots()) {
    if (register.cell(slot, 'opened') >= since) counts.opened += 1;
    if (ends(register.cell(slot, 'state'))) {
      if (register.cell(slot, 'ended') >= since) counts.closed += 1;
      continue;
    }
    const [due, stepDue, overdue] = [register.cell(slot, 'due'), register.cell(slot, 'stepDue'), register.cell(slot, 'overdue')];
    const standing = { slot, due: due || Infinity };
    counts.open += 1;
    if (overdue) counts.overdue += 1;
    if (register.cell(slot, 'severity') === 1) grave.push(standing);
    if ((overdue && due >= since) || (register.cell(slot, 'light') === 'red' && stepDue >= since)) late.push(standing);
  }
  return { at, since, ...counts, grave: dueFirst(register, grave, HANDED), late: dueFirst(register, late, HANDED) };
}
