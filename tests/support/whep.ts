import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters } from 'werift';

/** A WHEP server of one real encoder: offers are answered, every viewer gets the same RTP. */
export interface Whep {
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** Viewers that are connected. */
  readonly viewers: () => number;
  end(): Promise<void>;
}

const H264 = new RTCRtpCodecParameters({
  mimeType: 'video/H264', clockRate: 90_000, rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
  parameters: 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f', payloadType: 96,
});

/** `encoding` is what an encoder is told to read and how to encode it. */
export function startWhep(encoding: readonly string[]): Whep {
  const socket = createSocket('udp4');
  const tracks = new Set<MediaStreamTrack>();
  const peers = new Map<string, RTCPeerConnection>();
  let encoder: ChildProcess | undefined;
  let sessions = 0;
  socket.on('message', (packet) => { for (const track of tracks) track.writeRtp(packet); });
  const begin = async () => {
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    encoder = spawn('/usr/bin/ffmpeg', [
      ...encoding, '-bsf:v', 'dump_extra', '-payload_type', '96', '-f', 'rtp', `rtp://127.0.0.1:${socket.address().port}?pkt_size=1200`,
    ], { stdio: 'ignore' });
  };
  const ready = begin();
  const meet = async (request: IncomingMessage, response: ServerResponse) => {
    await ready;
    const sdp = await text(request);
    const peer = new RTCPeerConnection({ codecs: { video: [H264] } });
    const track = new MediaStreamTrack({ kind: 'video' });
    peer.addTransceiver(track, { direction: 'sendonly' });
    await peer.setRemoteDescription({ type: 'offer', sdp });
    await peer.setLocalDescription(await peer.createAnswer());
    const id = String(++sessions);
    peers.set(id, peer);
    tracks.add(track);
    response.writeHead(201, { 'content-type': 'application/sdp', location: `/whep/session/${id}` }).end(peer.localDescription?.sdp);
  };
  return {
    viewers: () => peers.size,
    answer(request, response) {
      if (request.method === 'POST') {
        meet(request, response).catch((error: unknown) => { response.writeHead(500).end(String(error)); });
        return;
      }
      const id = (request.url ?? '').split('/').at(-1) ?? '';
      void peers.get(id)?.close();
      peers.delete(id);
      response.writeHead(200).end();
    },
    async end() {
      encoder?.kill('SIGKILL');
      await Promise.all([...peers.values()].map((peer) => peer.close()));
      socket.close();
    },
  };
}
