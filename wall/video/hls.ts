import Hls from 'hls.js/light';
import type { Play } from './play.ts';

/** HLS over our own path: close to live, little kept, no worker, since the page's policy takes none but its own. */
export const playHls: Play = (video, { path, pass, failed }) => {
  const hls = new Hls({
    enableWorker: false, lowLatencyMode: true, liveSyncDurationCount: 2, liveMaxLatencyDurationCount: 5, maxLiveSyncPlaybackRate: 1.2,
    maxBufferLength: 8, maxMaxBufferLength: 12, backBufferLength: 4,
    xhrSetup: (xhr) => { xhr.setRequestHeader('authorization', `Bearer ${pass()}`); },
  });
  hls.on(Hls.Events.ERROR, (_, { fatal }) => { if (fatal) failed(); });
  hls.loadSource(new URL(path, window.location.origin).href);
  hls.attachMedia(video);
  return () => { hls.destroy(); };
};
