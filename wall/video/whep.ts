import type { Asked, Play } from './play.ts';

/** How long candidates are gathered for the one offer, ms. */
const GATHERING = 1_000;

/** WebRTC by WHEP: one offer with all candidates goes to our own path, the answer comes back, the picture comes from the source itself. */
export const playWhep: Play = (video, { timing, path, pass, failed }) => {
  const peer = new RTCPeerConnection();
  const authorization = () => `Bearer ${pass()}`;
  let session = '';
  let over = false;
  peer.addTransceiver('video', { direction: 'recvonly' });
  peer.ontrack = ({ track }) => {
    video.srcObject = new MediaStream([track]);
    track.onended = failed;
  };
  peer.onconnectionstatechange = () => { if (['failed', 'closed'].includes(peer.connectionState)) failed(); };
  const close = () => {
    if (session !== '') void fetch(session, { method: 'DELETE', headers: { authorization: authorization() }, keepalive: true }).catch(() => undefined);
    session = '';
  };
  const meet = async () => {
    await peer.setLocalDescription(await peer.createOffer());
    await gathered(peer, timing);
    const response = await fetch(path, { method: 'POST', headers: { authorization: authorization(), 'content-type': 'application/sdp' }, body: peer.localDescription?.sdp ?? '' });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    session = response.headers.get('location') ?? '';
    const sdp = await response.text();
    if (over) close();
    else await peer.setRemoteDescription({ type: 'answer', sdp });
  };
  meet().catch(() => { if (!over) failed(); });
  return () => {
    over = true;
    close();
    peer.close();
    video.srcObject = null;
  };
};

function gathered(peer: RTCPeerConnection, timing: Asked['timing']): Promise<void> {
  return new Promise((resolve) => {
    const stop = timing.after(GATHERING, resolve);
    const look = () => {
      if (peer.iceGatheringState !== 'complete') return;
      stop();
      resolve();
    };
    peer.addEventListener('icegatheringstatechange', look);
    look();
  });
}
