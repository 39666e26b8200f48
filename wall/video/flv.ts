import mpegts from 'mpegts.js';
import type { Play } from './play.ts';

mpegts.LoggingControl.enableAll = false;

/** FLV over a WebSocket: a browser opens six connections of HTTP to a server, and of these as many as a wall has pictures. */
export const playFlv: Play = (video, { path, pass, failed }) => {
  const url = new URL(path, window.location.origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set('pass', pass());
  const player = mpegts.createPlayer({ type: 'flv', isLive: true, url: url.href }, {
    enableWorker: false, enableStashBuffer: false, liveBufferLatencyChasing: true, liveBufferLatencyMaxLatency: 2, liveBufferLatencyMinRemain: 0.5,
    autoCleanupSourceBuffer: true, autoCleanupMaxBackwardDuration: 8, autoCleanupMinBackwardDuration: 4,
  });
  player.on(mpegts.Events.ERROR, failed);
  player.on(mpegts.Events.LOADING_COMPLETE, failed);
  player.attachMediaElement(video);
  player.load();
  return () => { player.destroy(); };
};
