import { FAULTS, faultType, ProtocolError, type FaultCode, type Problem } from '#protocol/errors';
import { refusalOf } from '../access/may.ts';
import type { Asker, Who } from '../access/who.ts';
import { JournalError } from '../journal/journal.ts';
import type { Admission, Outcome } from './admit.ts';
import type { Personal } from './privacy.ts';
import { parseCloudEvents, type CloudEvents, type Headers } from './cloudevents.ts';

/** What became of a request's events; `type` and `detail` as in a problem; `masked` says which lost something personal, where any did. */
interface Receipt { accepted: number; repeated: number; rejected: { index: number; type: string; detail: string }[]; masked?: { index: number; what: readonly Personal[] }[] }

/** An HTTP answer; a body with a `status` of its own is an `application/problem+json`. */
export interface Answer { status: number; body: Receipt | (Problem & Partial<Receipt>) }

/**
 * Takes CloudEvents from an HTTP request. Answers when the good ones are on disk: 200 where at least one was accepted or
 * repeated, else the problem. Never rejects for what a caller sends.
 */
export async function ingestCloudEvents(admission: Admission, contentType: string, headers: Headers, body: Uint8Array, asker: Asker): Promise<Answer> {
  // Without accounts nobody has a name, and everybody may everything.
  const by = asker.who.kind === 'open' ? undefined : asker;
  return answering(async () => {
    const { mode, events: parsed } = parse(admission, contentType, headers, body);
    const events = by ? parsed.map((one) => allowed(one, by.who)) : parsed;
    return answer(mode, await admit(admission, events, by));
  });
}

/** Answers with what became of a batch, of which nothing may have been meant for us; never rejects for what a caller sends. */
export const answerBatch = (outcomes: () => Promise<Outcome[]>): Promise<Answer> => answering(async () => {
  const all = await outcomes();
  return all.length === 0 ? { status: 200, body: { accepted: 0, repeated: 0, rejected: [] } } : answer('batch', all);
});

async function answering(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProtocolError) return problem(error);
    if (error instanceof JournalError) return problem(new ProtocolError('journal-unavailable', error.message));
    throw error;
  }
}

function parse(admission: Admission, contentType: string, headers: Headers, body: Uint8Array): CloudEvents {
  try {
    return parseCloudEvents(contentType, headers, body, admission.clock.now());
  } catch (error) {
    if (error instanceof ProtocolError) admission.reject(undefined, error, body);
    throw error;
  }
}

/** An event that whoever sent it may write; otherwise the fault of it. */
function allowed(parsed: CloudEvents['events'][number], who: Who): CloudEvents['events'][number] {
  if (!('event' in parsed)) return parsed;
  const refusal = refusalOf(who, parsed.event);
  return refusal === undefined ? parsed : { fault: new ProtocolError('forbidden', refusal), source: parsed.event.source, raw: parsed.event };
}

async function admit(admission: Admission, events: CloudEvents['events'], by: Asker | undefined): Promise<Outcome[]> {
  const admitted = await admission.admit(events.flatMap((parsed) => ('event' in parsed ? [parsed.event] : [])), by);
  let next = 0;
  return events.map((parsed): Outcome => {
    if ('event' in parsed) return admitted[next++] as Outcome;
    admission.reject(parsed.source, parsed.fault, parsed.raw);
    return { status: 'rejected', code: parsed.fault.code, detail: parsed.fault.detail };
  });
}

function answer(mode: CloudEvents['mode'], outcomes: readonly Outcome[]): Answer {
  const count = (status: Outcome['status']) => outcomes.filter((outcome) => outcome.status === status).length;
  const faults: { index: number; code: FaultCode; detail: string }[] = outcomes.flatMap((outcome, index) =>
    (outcome.status === 'rejected' ? [{ index, code: outcome.code, detail: outcome.detail }] : []));
  const receipt: Receipt = {
    accepted: count('accepted'), repeated: count('repeated'),
    rejected: faults.map(({ index, code, detail }) => ({ index, type: faultType(code), detail })),
  };
  const masked = outcomes.flatMap((outcome, index) => (outcome.status === 'accepted' && outcome.masked ? [{ index, what: outcome.masked }] : []));
  if (masked.length > 0) receipt.masked = masked;
  if (faults.length < outcomes.length) return { status: 200, body: receipt };
  const [first] = faults;
  if (mode === 'single' && first) return problem(new ProtocolError(first.code, first.detail), receipt);
  return problem(new ProtocolError('invalid-batch', first ? `event 0: ${first.detail}` : 'the batch is empty'), receipt);
}

const problem = (error: ProtocolError, receipt: Partial<Receipt> = {}): Answer =>
  ({ status: FAULTS[error.code].status, body: { ...error.problem(), ...receipt } });
