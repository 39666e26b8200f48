/** Every failure an outside caller can see, by its stable code. `status` is the HTTP status that carries it. */
export const FAULTS = {
  'invalid-event': { status: 400, title: 'The event does not fit its schema' },
  'invalid-json': { status: 400, title: 'The body is not JSON' },
  'invalid-utf8': { status: 400, title: 'The body is not UTF-8' },
  'invalid-xml': { status: 400, title: 'The body is not XML that we read' },
  'invalid-csv': { status: 400, title: 'The row is not CSV' },
  'invalid-sip': { status: 400, title: 'The request is not SIP that we read' },
  'invalid-batch': { status: 400, title: 'No event of the batch was good' },
  'unknown-type': { status: 400, title: 'The event type is not known' },
  'unknown-block': { status: 400, title: 'The place lies in no block of the district' },
  'unknown-scene': { status: 400, title: 'The scene is not one of the district' },
  'unknown-street': { status: 400, title: 'The street is not one of the district' },
  'unknown-register': { status: 400, title: 'The register is not one of ours' },
  'unknown-case': { status: 404, title: 'There is no such case' },
  'illegal-transition': { status: 409, title: 'The case does not go that way' },
  'unknown-alarm': { status: 404, title: 'There is no such alarm' },
  'illegal-alarm-action': { status: 409, title: 'The alarm does not allow that' },
  'already-acknowledged': { status: 409, title: 'Another post was first' },
  'raised-again': { status: 409, title: 'The alarm was raised again since' },
  'unknown-choice': { status: 404, title: 'There is no such playlist or preset' },
  'illegal-handover': { status: 409, title: 'The seat is not handed over like that' },
  'second-post': { status: 409, title: 'A second post must agree' },
  'personal-data': { status: 400, title: 'A name holds what the system never holds' },
  'time-in-future': { status: 400, title: 'The event lies in the future' },
  'time-too-old': { status: 400, title: 'The event is too old' },
  'unsupported-media-type': { status: 415, title: 'The content type is not a CloudEvents mode' },
  'too-large': { status: 413, title: 'The body is too large' },
  'too-slow': { status: 408, title: 'The body took too long to arrive' },
  'too-deep': { status: 400, title: 'The data is nested too deeply' },
  'journal-unavailable': { status: 503, title: 'The journal cannot write, so nothing is acknowledged' },
  'not-ready': { status: 503, title: 'The topics are not folded yet' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  unauthorised: { status: 401, title: 'The credential is missing or wrong' },
  forbidden: { status: 403, title: 'That is not among your rights' },
  'too-many-attempts': { status: 429, title: 'Too many tries; the next one has to wait' },
  'unknown-account': { status: 404, title: 'There is no such account or credential' },
  'last-account': { status: 409, title: 'Nobody would be left who can let others in' },
  'sign-in-unreachable': { status: 502, title: 'The service that signs in gives no answer' },
  'feed-paused': { status: 503, title: 'The feed is paused' },
  'rate-exceeded': { status: 429, title: 'The feed sends more than it may' },
  'foreign-origin': { status: 403, title: 'The origin is not one of ours' },
  'foreign-host': { status: 403, title: 'The host is not one of ours' },
  'bad-query': { status: 400, title: 'The query does not fit the protocol' },
  'bad-path': { status: 400, title: 'The path is malformed' },
  'bad-frame': { status: 400, title: 'The frame does not fit the protocol' },
  'bad-command': { status: 400, title: 'The command does not fit the protocol' },
  'version-mismatch': { status: 409, title: 'Server and display speak different versions' },
  'unknown-topic': { status: 404, title: 'There is no such topic' },
  'too-many-connections': { status: 503, title: 'The connection limit is reached' },
  'too-many-subscriptions': { status: 429, title: 'The subscription limit is reached' },
  'too-many-commands': { status: 429, title: 'Too many commands a second' },
  'unknown-display': { status: 404, title: 'There is no such display' },
  'unknown-code': { status: 404, title: 'No briefing has this code' },
  'unknown-camera': { status: 404, title: 'There is no such camera, or no such stream of it' },
  'camera-unreachable': { status: 502, title: 'The source of the picture gives none' },
  'unknown-world': { status: 404, title: 'There is no such replay or exercise' },
  'too-many-worlds': { status: 429, title: 'As many replays and exercises are open as there may be' },
  'of-the-past': { status: 409, title: 'What is shown again cannot be changed' },
  'no-still': { status: 503, title: 'The display gives no still' },
  internal: { status: 500, title: 'The server failed' },
} as const satisfies Record<string, { status: number; title: string }>;

export type FaultCode = keyof typeof FAULTS;

/** The body of an `application/problem+json` answer (RFC 9457); `type` is stable. */
export interface Problem { type: string; title: string; status: number; detail: string }

/** The stable `type` of a fault, as a URN. */
export const faultType = (code: FaultCode): string => `urn:tongxin:problem:${code}`;

/** A failure with a stable code and a sentence for whoever sees it. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  constructor(readonly code: FaultCode, readonly detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
  }

  problem(): Problem {
    const { status, title } = FAULTS[this.code];
    return { type: faultType(this.code), title, status, detail: this.detail };
  }
}
