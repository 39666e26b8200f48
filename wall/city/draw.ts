import {
  BufferAttribute, BufferGeometry, CanvasTexture, DataTexture, FloatType, GLSL3, LinearFilter, Mesh, NearestFilter, NoColorSpace,
  PlaneGeometry, RGBAFormat, Scene, ShaderMaterial, Vector2, Vector3, Vector4, WebGLRenderer, type IUniform, type PerspectiveCamera,
} from 'three';
import { columns, relief } from './build.ts';
import type { Rgb } from './colour.ts';
import { drape } from './drape.ts';
import type { Palette } from './palette.ts';
import type { Plan } from './plan.ts';
import { COLUMN, GROUND, RELIEF } from './shaders.ts';
import type { Paint, Size, Surface } from './surface.ts';

/** Rows of the state texture, see shaders.ts. */
const ROWS = 3;
/** Widths in u: a column with its halo and the share of it that is its core; the period of the hatch of a stale block. */
const COLUMN_WIDTH = 0.9, CORE = 0.16, HATCH = 0.5;

const rgb = (): IUniform<Vector3> => ({ value: new Vector3() });

/** The district in WebGL: three meshes (ground, relief, columns), one frame a call of `paint`. Throws where there is no WebGL 2. */
export class Draw implements Surface {
  readonly canvas: HTMLCanvasElement;
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly state: DataTexture;
  private readonly drape: CanvasTexture;
  private readonly cells: Float32Array;
  private readonly uniforms: Record<string, IUniform> = {
    plate: rgb(), pool: rgb(), gap: rgb(), shade: rgb(), water: rgb(), road: rgb(), edge: rgb(), stale: rgb(),
    size: { value: new Vector2(1, 1) }, hatch: { value: 1 }, thick: { value: 1 }, core: { value: CORE }, wallTone: { value: 1 }, depth: { value: 1 }, rimTone: { value: 0 },
  };

  constructor(private readonly plan: Plan, private readonly camera: PerspectiveCamera, palette: Palette) {
    this.renderer = new WebGLRenderer({ antialias: true, alpha: false, stencil: false, powerPreference: 'high-performance' });
    this.canvas = this.renderer.domElement;
    const count = plan.blocks.length;
    this.cells = new Float32Array(count * ROWS * 4);
    this.state = new DataTexture(this.cells, count, ROWS, RGBAFormat, FloatType);
    this.state.minFilter = this.state.magFilter = NearestFilter;
    const { canvas, box } = drape(plan);
    this.drape = new CanvasTexture(canvas);
    this.drape.minFilter = this.drape.magFilter = LinearFilter;
    this.drape.generateMipmaps = false;
    this.drape.colorSpace = NoColorSpace;
    this.uniforms['state'] = { value: this.state };
    this.uniforms['drape'] = { value: this.drape };
    this.uniforms['box'] = { value: new Vector4(box.minX, box.minY, box.maxX - box.minX, box.maxY - box.minY) };

    this.colour(palette);
    const body = relief(plan), beams = columns(plan);
    this.add(geometry(body.index, { position: [body.position, 3], face: [body.face, 3], block: [body.block, 1] }), RELIEF, { alphaToCoverage: true });
    // After the relief, so that the ground is painted only where it shows.
    this.add(new PlaneGeometry(200_000, 200_000), GROUND, { depthWrite: false });
    this.add(geometry(beams.index, { position: [beams.position, 3], corner: [beams.corner, 2], block: [beams.block, 1] }), COLUMN, { transparent: true, depthWrite: false });
  }

  private add(shape: BufferGeometry, { vertex, fragment }: { vertex: string; fragment: string }, options: object): void {
    const material = new ShaderMaterial({ ...options, glslVersion: GLSL3, vertexShader: vertex, fragmentShader: fragment, uniforms: this.uniforms });
    const mesh = new Mesh(shape, material);
    mesh.frustumCulled = false;
    mesh.renderOrder = this.scene.children.length;
    this.scene.add(mesh);
  }

  resize({ width, height, ratio, u }: Size): void {
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height);
    this.set('hatch', u * ratio * HATCH);
    this.set('thick', u * ratio * COLUMN_WIDTH);
    (this.uniforms['size']?.value as Vector2).set(this.canvas.width, this.canvas.height);
  }

  paint(blocks: readonly Paint[]): void {
    const count = this.plan.blocks.length;
    const write = (row: number, block: number, [r, g, b]: Rgb, a: number) => { this.cells.set([r, g, b, a], (row * count + block) * 4); };
    this.plan.blocks.forEach(({ centre: [x, y] }, i) => {
      const block = blocks[i];
      if (!block) return;
      write(0, i, block.colour, block.height);
      write(1, i, block.alarm?.colour ?? [0, 0, 0], block.alarm?.height ?? 0);
      write(2, i, [x, y, Number(block.stale)], block.alarm?.strength ?? 0);
    });
    this.state.needsUpdate = true;
    this.renderer.render(this.scene, this.camera);
  }

  held(): ReturnType<Surface['held']> {
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
    for (const name of ['plate', 'pool', 'gap', 'shade', 'water', 'road', 'edge', 'stale'] as const) (this.uniforms[name]?.value as Vector3).set(...palette[name]);
    this.set('depth', palette.depth);
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
