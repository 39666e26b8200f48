import WebSocket from 'ws';
import type { Sources } from './source.ts';

export interface FlvSink { data: (bytes: Uint8Array) => void; ended: () => void }

/** What a source sends between two looks at whether it still does, ms: one that falls silent for so long has ended. */
const SILENCE_MS = 10_000;

/** Reads FLV from a source, over HTTP or a WebSocket, until the returned stop is called or it ends, which is said once. */
export function openFlv(sources: Sources, url: URL, sink: FlvSink): () => void {
  const over = new AbortController();
  const end = () => {
    if (over.signal.aborted) return;
    over.abort();
    sink.ended();
  };
  const data = (bytes: Uint8Array) => { if (!over.signal.aborted) sink.data(bytes); };
  if (/^wss?:$/.test(url.protocol)) overSocket(sources, url, over.signal, data, end);
  else overHttp(sources, url, over.signal, data, end);
  return () => { over.abort(); };
}

function overHttp(sources: Sources, url: URL, signal: AbortSignal, data: (bytes: Uint8Array) => void, end: () => void): void {
  sources.open(url, {}, signal).then((response) => {
    if (response.statusCode !== 200) {
      response.destroy();
      end();
      return;
    }
    response.setTimeout(SILENCE_MS, () => { response.destroy(); });
    response.on('data', data).once('close', end).once('error', end);
  }, end);
}

function overSocket(sources: Sources, url: URL, signal: AbortSignal, data: (bytes: Uint8Array) => void, end: () => void): void {
  try {
    const socket = new WebSocket(url, { ...sources.manner(url), perMessageDeflate: false, handshakeTimeout: SILENCE_MS });
    socket.on('message', (bytes: Buffer, binary) => { if (binary) data(bytes); });
    socket.once('close', end).once('error', end);
    signal.addEventListener('abort', () => { socket.terminate(); });
  } catch {
    end();
  }
}
