import {
  BufferAttribute, BufferGeometry, CanvasTexture, Color, DataTexture, FloatType, GLSL3, LinearFilter, Mesh, NearestFilter, NoColorSpace,
  RGBAFormat, Scene, ShaderMaterial, SRGBColorSpace, Vector2, Vector3, Vector4, WebGLRenderer, type IUniform, type PerspectiveCamera,
} from 'three';
import { columns, draped, relief } from './build.ts';
import { toPanel } from './camera.ts';
import type { Rgb } from './colour.ts';
import { drape } from './drape.ts';
import { ground } from './ground.ts';
import type { Palette } from './palette.ts';
import { changes } from './look.ts';
import type { Plan } from './plan.ts';
import { boundsOf, type Point } from './project.ts';
import { COLUMN, FLAG, GROUND, RELIEF } from './shaders.ts';
import type { Held, Paint, Size } from './surface.ts';

/** Rows of the state texture, see shaders.ts. */
const ROWS = 3;
/** Widths in u: a column with its halo and the share of it that is its core; the period of the hatch of a stale block. */
const COLUMN_WIDTH = 0.9, CORE = 0.16, HATCH = 0.5;

const rgb = (): IUniform<Vector3> => ({ value: new Vector3() });

/**
 * The district in WebGL: three meshes (relief, ground, columns), one frame a call of `paint`, and of that only the part
 * that changed: a software renderer pays for every pixel. Throws where there is no WebGL 2.
 */
export class Draw {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly state: DataTexture;
  private readonly drape: CanvasTexture<OffscreenCanvas>;
  private readonly cells: Float32Array;
  private readonly draped: readonly boolean[];
  private size: Size = { width: 1, height: 1, ratio: 1, u: 16 };
  private last: readonly Paint[] = [];
  private readonly uniforms: Record<string, IUniform> = {
    gap: rgb(), shade: rgb(), road: rgb(), edge: rgb(), stale: rgb(),
    size: { value: new Vector2(1, 1) }, hatch: { value: 1 }, thick: { value: 1 }, core: { value: CORE }, wallTone: { value: 1 }, rimTone: { value: 0 },
  };

  constructor(private readonly canvas: OffscreenCanvas, private readonly plan: Plan, private readonly camera: PerspectiveCamera, palette: Palette) {
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: false, preserveDrawingBuffer: true, stencil: false, powerPreference: 'high-performance' });
    const count = plan.blocks.length;
    this.draped = draped(plan);
    this.cells = new Float32Array(count * ROWS * 4);
    this.state = new DataTexture(this.cells, count, ROWS, RGBAFormat, FloatType);
    this.state.minFilter = this.state.magFilter = NearestFilter;
    const { canvas: cloth, box } = drape(plan);
    this.drape = new CanvasTexture(cloth);
    this.drape.minFilter = this.drape.magFilter = LinearFilter;
    this.drape.generateMipmaps = false;
    this.drape.colorSpace = NoColorSpace;
    this.uniforms['state'] = { value: this.state };
    this.uniforms['drape'] = { value: this.drape };
    this.uniforms['box'] = { value: new Vector4(box.minX, box.minY, box.maxX - box.minX, box.maxY - box.minY) };

    this.colour(palette);
    const body = relief(plan), floor = ground(plan, palette), beams = columns(plan);
    this.add(geometry(body.index, { position: [body.position, 3], face: [body.face, 3], block: [body.block, 1] }), RELIEF, { alphaToCoverage: true });
    // After the relief, so that the ground is painted only where it shows.
    this.add(geometry(floor.index, { position: [floor.position, 3], tint: [floor.tint, 3] }), GROUND, { depthWrite: false });
    this.add(geometry(beams.index, { position: [beams.position, 3], corner: [beams.corner, 2], block: [beams.block, 1] }), COLUMN, { transparent: true, depthWrite: false });
  }

  private add(shape: BufferGeometry, { vertex, fragment }: { vertex: string; fragment: string }, options: object): void {
    const material = new ShaderMaterial({ ...options, glslVersion: GLSL3, vertexShader: vertex, fragmentShader: fragment, uniforms: this.uniforms });
    const mesh = new Mesh(shape, material);
    mesh.frustumCulled = false;
    mesh.renderOrder = this.scene.children.length;
    this.scene.add(mesh);
  }

  resize(size: Size): void {
    const { width, height, ratio, u } = size;
    this.size = size;
    this.last = [];
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
    this.set('hatch', u * ratio * HATCH);
    this.set('thick', u * ratio * COLUMN_WIDTH);
    (this.uniforms['size']?.value as Vector2).set(this.canvas.width, this.canvas.height);
  }

  paint(blocks: readonly Paint[]): void {
    const changed = changes(this.last, blocks);
    for (const i of changed) this.write(i, blocks[i] as Paint);
    this.state.needsUpdate = changed.length > 0;
    this.clip(changed, blocks);
    this.renderer.render(this.scene, this.camera);
    this.last = blocks;
  }

  private write(block: number, { colour, height, stale, alarm }: Paint): void {
    const count = this.plan.blocks.length, [x, y] = this.plan.blocks[block]?.centre ?? [0, 0];
    const put = (row: number, [r, g, b]: Rgb, a: number) => { this.cells.set([r, g, b, a], (row * count + block) * 4); };
    put(0, colour, height);
    put(1, alarm?.colour ?? [0, 0, 0], alarm?.height ?? 0);
    put(2, [x, y, (stale ? FLAG.stale : 0) + (this.draped[block] ? FLAG.draped : 0)], alarm?.strength ?? 0);
  }

  /** Confines the next frame to where the changed blocks were and are; the rest of the picture stands. */
  private clip(changed: readonly number[], blocks: readonly Paint[]): void {
    const whole = this.last.length === 0 || changed.length === 0;
    this.renderer.setScissorTest(!whole);
    if (whole) return;
    const top = (paint: Paint | undefined) => (paint ? paint.height + (paint.alarm?.height ?? 0) : 0);
    const { minX, minY, maxX, maxY } = boundsOf(changed.flatMap((i) => {
      const block = this.plan.blocks[i], high = Math.max(top(this.last[i]), top(blocks[i])), roof = Math.max(this.last[i]?.height ?? 0, blocks[i]?.height ?? 0);
      const ring = block?.pieces.flat(2) ?? [], at = (height: number) => (point: Point) => toPanel(this.camera, point, height, this.size);
      return [...ring.map(at(0)), ...ring.map(at(roof)), ...(block ? [at(high)(block.centre)] : [])];
    }));
    const rim = this.size.u * COLUMN_WIDTH;
    this.renderer.setScissor(minX - rim, this.size.height - maxY - rim, maxX - minX + 2 * rim, maxY - minY + 2 * rim);
  }

  held(): Held {
    const { memory: { geometries, textures }, programs } = this.renderer.info;
    return { geometries, textures, programs: programs?.length ?? 0 };
  }

  dispose(): void {
    for (const mesh of this.scene.children as Mesh<BufferGeometry, ShaderMaterial>[]) {
      mesh.geometry.dispose();
      mesh.material.dispose();
    }
    this.scene.clear();
    this.state.dispose();
    this.drape.dispose();
    this.renderer.dispose();
    // A browser keeps about 16 contexts alive and takes the oldest away: give this one back now.
    this.renderer.forceContextLoss();
  }

  private colour(palette: Palette): void {
    for (const name of ['gap', 'shade', 'road', 'edge', 'stale'] as const) (this.uniforms[name]?.value as Vector3).set(...palette[name]);
    this.renderer.setClearColor(new Color().setRGB(...palette.plate, SRGBColorSpace));
    this.set('wallTone', palette.dark ? 0.62 : 0.74);
    this.set('rimTone', palette.dark ? 0.3 : 0.6);
  }

  private set(name: string, value: number): void {
    const uniform = this.uniforms[name];
    if (uniform) uniform.value = value;
  }
}

function geometry(index: Uint32Array, attributes: Record<string, [Float32Array, number]>): BufferGeometry {
  const shape = new BufferGeometry();
  shape.setIndex(new BufferAttribute(index, 1));
  for (const [name, [values, size]] of Object.entries(attributes)) shape.setAttribute(name, new BufferAttribute(values, size));
  return shape;
}
