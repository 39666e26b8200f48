import type { CaseFile } from '#protocol/answers';
import type { Event, Recorded } from '#protocol/events';
import { REPORTED, type Report, type ReportEntry } from '#protocol/report';
import type { Journal } from '../journal/journal.ts';

const HOUR = 3_600_000;
/** So long before its first step and after its last an incident is looked for in the journal (ms). */
const BEFORE = 5 * 60_000;
const AFTER = HOUR;
/** Records that are read in one go, so that nothing waits long; and in all. */
const BATCH = 1_000;
const MOST = 2_000_000;

export interface ReportParts {
  journal: Pick<Journal, 'read' | 'numberAt'>;
  /** A case as whoever asks reads it, by its id or by that of an alert about it; undefined where there is none. */
  file: (subject: string) => CaseFile | undefined;
  /** Whether a scene tells of a household, which has no device and no words on a report. */
  household: (scene: string) => boolean;
  now: () => number;
  /** Lets everything else have its turn. */
  turn: () => Promise<unknown>;
}

/** All that the journal holds about an incident; undefined where there is no such case. */
export async function reportOf(subject: string, { journal, file: fileOf, household, now, turn }: ReportParts): Promise<Report | undefined> {
  const file = fileOf(subject);
  if (!file) return undefined;
  const { id, scene, block, opened, ended } = file.case;
  const at = now();
  const from = Math.max(1, journal.numberAt(opened - BEFORE));
  const until = Math.min(journal.numberAt(ended > 0 ? Math.min(at, ended + AFTER) : at), from + MOST);
  /** The case, and the alerts that are about it, as they become known. */
  const about = new Set([id, subject]);
  const entries: ReportEntry[] = [];
  for (let n = from; n <= until; n += BATCH) {
    for (const record of journal.read(n, Math.min(until, n + BATCH - 1))) {
      const entry = entryOf(record, about, { scene, block, quiet: household(scene) });
      if (entry) entries.push(entry);
    }
    await turn();
  }
  const left = Math.max(0, entries.length - REPORTED);
  return { at, file, entries: left === 0 ? entries : [...entries.slice(0, REPORTED / 2), ...entries.slice(-REPORTED / 2)], left, key: keyOf(file, entries) };
}

/** What a record says about the incident; undefined where it says nothing of it. */
function entryOf({ n, at, event }: Recorded, about: Set<string>, { scene, block, quiet }: { scene: string; block: string; quiet: boolean }): ReportEntry | undefined {
  const entry = (kind: ReportEntry['kind'], action: string, over: Partial<ReportEntry> = {}): ReportEntry => ({ n, at: Math.min(event.time, at), kind, action, post: '', subject: '', note: '', severity: 0, ...over });
  switch (event.kind) {
    case 'alert': {
      const { scene: seen, block: where, state, device, label = '', severity = 0 } = event.data;
      // Alerts of one scene and block are of one incident, as a report has it; the fold may since have forgotten which case each opened.
      if (!about.has(`case-${event.id}`) && (seen !== scene || where !== block)) return undefined;
      about.add(event.id);
      return entry('alert', state, quiet ? { severity } : { subject: device, note: label, severity });
    }
    case 'operator': {
      const { subject, action, post, reason = '' } = event.data;
      return about.has(subject) ? entry('operator', action, { post, note: reason }) : undefined;
    }
    case 'case': {
      const { case: told, state, department = '', severity } = event.data;
      return about.has(told) ? entry('case', state, { post: department, severity }) : undefined;
    }
    case 'direct': return directed(event, about) ? entry('direct', event.data.action, { post: event.data.post, subject: event.data.target }) : undefined;
    default: return undefined;
  }
}

const directed = (event: Extract<Event, { kind: 'direct' }>, about: ReadonlySet<string>): boolean => event.data.alarm !== undefined && about.has(event.data.alarm);

/** The moments of an incident that a picture tells most of, in their order, each where it came to that. */
function keyOf({ case: row, timeline }: CaseFile, entries: readonly ReportEntry[]): Report['key'] {
  const seen = entries.find(({ kind, action }) => kind === 'operator' && action === 'acknowledge')?.at ?? 0;
  const came = (state: string): number => timeline.find((passed) => passed.state === state)?.at ?? 0;
  const all: Report['key'] = [
    { moment: 'found', at: row.opened }, { moment: 'seen', at: seen }, { moment: 'dispatched', at: came('dispatched') }, { moment: 'disposed', at: came('disposed') }, { moment: 'closed', at: row.ended },
  ];
  return all.filter(({ at }) => at > 0).sort((a, b) => a.at - b.at);
}
