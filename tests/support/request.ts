import { request } from 'node:http';
import { connect } from 'node:net';

export interface Reply { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer; json: () => unknown }

export interface Ask { method?: string; headers?: Record<string, string>; body?: string | Uint8Array }

/** One request as it is written, its path and headers untouched (`fetch` would normalise both). */
export function ask(url: string, path: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Reply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => { chunks.push(chunk); });
      response.on('end', () => {
        const whole = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: whole, json: () => JSON.parse(whole.toString()) as unknown });
      });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Raw bytes to the port; resolves with all that comes until `done` says so or the other side closes. */
export function raw(url: string, bytes: string | Uint8Array, done: (text: string) => boolean = () => false): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => { socket.write(bytes); });
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (done(text)) socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => { resolve(text); });
  });
}
