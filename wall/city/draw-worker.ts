import { frame, obliqueCamera } from './camera.ts';
import { Draw } from './draw.ts';
import type { Answer, Order } from './messages.ts';
import type { Plan } from './plan.ts';
import type { Paint, Size } from './surface.ts';

/**
 * Paints the district away from the page's own thread: where pictures are put together without a GPU, each WebGL frame is
 * read back, and whoever painted it waits that long.
 */
interface Scope {
  onmessage: ((event: MessageEvent<Order>) => void) | null;
  postMessage(answer: Answer): void;
  requestAnimationFrame(job: () => void): number;
  close(): void;
}

const scope = globalThis as unknown as Scope;
const camera = obliqueCamera();
const answer = (message: Answer) => { scope.postMessage(message); };

let draw: Draw | undefined;
let plan: Plan | undefined;
let size: Size | undefined;
let last: readonly Paint[] | undefined;

function start({ canvas, plan: given, palette }: Extract<Order, { kind: 'start' }>): void {
  plan = given;
  try {
    draw = new Draw(canvas, given, camera, palette);
  } catch {
    answer({ kind: 'failed' });
    return;
  }
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    answer({ kind: 'lost', lost: true });
  });
  canvas.addEventListener('webglcontextrestored', () => {
    if (size) draw?.resize(size);
    if (last) draw?.paint(last);
    answer({ kind: 'lost', lost: false });
    stands();
  });
  // In reach of whoever looks into the worker with a debugger.
  Object.assign(globalThis, { canvas });
}

/** Says that the picture stands, once the next one may begin. */
function stands(): void { scope.requestAnimationFrame(() => { answer({ kind: 'painted' }); }); }

scope.onmessage = ({ data: order }) => {
  switch (order.kind) {
    case 'start': start(order); break;
    case 'resize':
      size = order.size;
      if (plan) frame(camera, plan, size);
      draw?.resize(size);
      break;
    case 'paint':
      last = order.blocks;
      draw?.paint(last);
      stands();
      break;
    case 'held': if (draw) answer({ kind: 'held', held: draw.held() }); break;
    case 'dispose':
      draw?.dispose();
      answer({ kind: 'ended', held: draw?.held() ?? { geometries: 0, textures: 0, programs: 0 } });
      scope.close();
  }
};
