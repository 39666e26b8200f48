/** The time so many ms before now. */
export const ago = (ms: number): Date => new Date(Date.now() - ms);

/** An alert as a CloudEvent, as a camera would post it. */
export const alertEvent = (id: string, block: string | undefined, over: Record<string, unknown> = {}, time = new Date()) => ({
  specversion: '1.0', id, source: '/cameras/east', type: 'tongxin.alert.v1', time: time.toISOString(),
  data: { device: `cam-${id}`, scene: 'fire-lane', block, severity: 1, ...over },
});

/** A step of a case as a CloudEvent, as its system would report it `before` ms before now. */
export const caseEvent = (id: string, state: string, before: number, over: Record<string, unknown>) => ({
  specversion: '1.0', id: `${id} ${state}`, source: '/systems/east', type: 'tongxin.case.v1', time: ago(before).toISOString(),
  data: { case: id, scene: 'fire-lane', state, ...over },
});

/** What a post does, as a CloudEvent. */
export const operatorEvent = (id: string, data: Record<string, unknown>) => ({ specversion: '1.0', id, source: '/phone', type: 'tongxin.operator.v1', data });

/** Posts events as one batch; resolves with the answer once the server has them on disk. */
export async function post(url: string, events: readonly object[]): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${url}/ingest/cloudevents`, {
    method: 'POST', headers: { 'content-type': 'application/cloudevents-batch+json' }, body: JSON.stringify(events),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

export interface TopicAnswer { topic: string; seq: number; at: number; tables: Record<string, (Record<string, unknown> & { id: string })[]> }

/** A topic as HTTP gives it. */
export const topicOf = async (url: string, topic: string): Promise<TopicAnswer> =>
  (await (await fetch(`${url}/api/topics/${topic}`)).json()) as TopicAnswer;

/** Asks again until `look` gives something, and gives that; the caller's own time limit ends it. */
export async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
  }
}
