import type * as z from 'zod';

/** What the server answers; undefined where there is no such thing. Rejects where it cannot be reached or does not answer as agreed. */
export async function answerOf<T extends z.ZodType>(path: string, shape: T): Promise<z.output<T> | undefined> {
  const response = await fetch(path);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return shape.parse(await response.json());
}

/** What the server answers of what every server has; rejects where it has none, too. */
export async function sureAnswerOf<T extends z.ZodType>(path: string, shape: T): Promise<z.output<T>> {
  const answer = await answerOf(path, shape);
  if (answer === undefined) throw new Error(`${path}: 404`);
  return answer;
}

/** Asks the server to do something; what it answers. Rejects where it cannot be reached or does not do it. */
export async function postTo(path: string, body: object): Promise<unknown> {
  const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
