import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A system that feeds ask over HTTP: what it was asked, and what it answers next. */
export interface HttpPeer {
  readonly url: string;
  readonly host: string;
  readonly asked: IncomingMessage[];
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  end(): Promise<void>;
}

export async function startHttpPeer(answer: HttpPeer['answer']): Promise<HttpPeer> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    peer.answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const peer: HttpPeer = {
    url: `http://${host}`, host, asked, answer,
    end: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
  return peer;
}
