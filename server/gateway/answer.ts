import type { HttpResponse } from 'uWebSockets.js';
import { STATUS_CODES } from 'node:http';
import type { ProtocolError } from '#protocol/errors';
import { DATA_HEADERS } from './headers.ts';

/** An answer before it is written. `close` ends the connection after it. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array | string;
  close?: boolean;
}

export const json = (body: unknown, status = 200): Answer => ({
  status,
  headers: { ...DATA_HEADERS, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

export const problem = (error: ProtocolError, extra: Readonly<Record<string, string>> = {}): Answer => {
  const body = error.problem();
  return {
    status: body.status,
    headers: { ...DATA_HEADERS, 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store', ...extra },
    body: JSON.stringify(body),
  };
};

/** Writes an answer and what every one has of headers, the body as fast as the other side reads it. The response must have an abort handler. */
export function write(response: HttpResponse, { status, headers, body, close = false }: Answer, head: boolean, always: Answer['headers']): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.cork(() => {
    response.writeStatus(`${status} ${STATUS_CODES[status] ?? ''}`);
    for (const some of [headers, always]) for (const name in some) response.writeHeader(name, some[name] as string);
    if (status === 304) response.endWithoutBody(undefined, close);
    else if (head) response.endWithoutBody(bytes.length, close);
    else if (close) response.end(bytes, true);
    else stream(response, bytes);
  });
}

function stream(response: HttpResponse, bytes: Uint8Array): void {
  const [, done] = response.tryEnd(bytes, bytes.length);
  if (done) return;
  response.onWritable((offset) => response.tryEnd(bytes.subarray(offset), bytes.length)[0]);
}
