/**
 * Colours are sRGB throughout and written as they are. `state` holds a column a block: its colour and height, the colour and
 * height of its alarm, its centre with its flags and how much its alarm lights it. A software renderer pays for every
 * texture and every branch taken, so a plain roof takes neither.
 */
const DITHER = /* glsl */ `
  /* Half a step of noise: without it a dark slow gradient shows bands on a large wall. */
  vec3 dither(vec3 colour) {
    float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
    return colour + (noise - 0.5) / 255.0;
  }`;

const STATE = /* glsl */ `
  uniform highp sampler2D state;
  in float block;
  vec4 about(int row) { return texelFetch(state, ivec2(int(block + 0.5), row), 0); }`;

export const GROUND = {
  vertex: /* glsl */ `
    in vec3 tint;
    out vec3 tone;
    void main() { tone = tint; gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0); }`,
  fragment: /* glsl */ `
    precision highp float;
    ${DITHER}
    in vec3 tone;
    out vec4 colour;
    void main() { colour = vec4(dither(tone), 1.0); }`,
};

/** A block's flags: it is stale, and something lies on it or runs through it. */
export const FLAG = { stale: 1, draped: 2 } as const;

export const RELIEF = {
  vertex: /* glsl */ `${STATE}
    uniform vec3 shade, edge;
    uniform float wallTone, rimTone;
    in vec3 face;
    out vec2 at;
    out vec3 tone;
    flat out vec3 own, alarm, side;
    flat out vec4 middle;
    const vec2 SUN = normalize(vec2(-0.55, 0.85));
    void main() {
      vec4 body = about(0);
      own = body.rgb;
      alarm = about(1).rgb;
      middle = about(2);
      side = face;
      at = position.xy;
      /* A wall darkens to its foot and away from the light; a rim catches it. The tone is the share of its own colour, and of what is mixed in. */
      tone = face.z < 0.5 ? vec3(wallTone * (0.62 - 0.18 * face.x + 0.32 * position.z), 0.0, 0.0)
        : face.z < 1.5 ? vec3(1.0, rimTone * (0.5 + 0.5 * dot(face.xy, SUN)), 0.0) : vec3(1.0, 0.0, 0.0);
      gl_Position = projectionMatrix * viewMatrix * vec4(position.xy, position.z * body.a, 1.0);
    }`,
  fragment: /* glsl */ `
    precision highp float;
    ${DITHER}
    uniform sampler2D drape;
    uniform vec4 box;
    uniform vec3 road, gap, shade, edge, stale;
    uniform float hatch;
    in vec2 at;
    in vec3 tone;
    flat in vec3 own, alarm, side;
    flat in vec4 middle;
    out vec4 colour;
    void main() {
      vec3 body = own;
      float cover = 1.0, flags = middle.z, lit = middle.w;
      if (flags == 1.0 || flags == 3.0) {
        float stripe = abs(fract((gl_FragCoord.x + gl_FragCoord.y) / hatch) - 0.5) * hatch;
        body = mix(stale, mix(stale, gap, 0.4), smoothstep(hatch * 0.18 + 0.7, hatch * 0.18 - 0.7, stripe));
      }
      if (lit > 0.0) {
        float off = length(at - middle.xy) / 520.0;
        body = mix(body, gap, 0.6 * lit);
        body = dither(mix(body, alarm, lit * (0.16 + 0.62 * exp(-off * off * 2.2))));
      }
      body = mix(mix(shade, body, tone.x), edge, tone.y);
      if (flags > 1.5) {
        /* Looked up a little inside its block, so that water along the border never gnaws at a wall. */
        vec3 over = texture(drape, (at - side.xy * (45.0 - 15.0 * side.z) - box.xy) / box.zw).rgb;
        cover = 1.0 - smoothstep(0.35, 0.65, over.g);
        body = mix(body, road, 0.4 * step(0.5, side.z) * smoothstep(0.3, 0.7, over.b));
      }
      colour = vec4(body, cover);
    }`,
};

export const COLUMN = {
  vertex: /* glsl */ `${STATE}
    uniform vec2 size;
    uniform float thick;
    in vec2 corner;
    out vec2 across;
    flat out vec3 tone;
    void main() {
      vec4 light = about(1);
      tone = light.rgb;
      across = corner;
      float foot = about(0).a;
      gl_Position = projectionMatrix * viewMatrix * vec4(position.xy, foot + corner.y * light.a, 1.0);
      gl_Position.x += corner.x * thick / size.x * gl_Position.w;
      if (light.a <= 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    }`,
  fragment: /* glsl */ `
    precision highp float;
    uniform float core;
    in vec2 across;
    flat in vec3 tone;
    out vec4 colour;
    void main() {
      float off = abs(across.x), beam = smoothstep(core + 0.06, core - 0.06, off);
      float halo = 0.3 * pow(1.0 - off, 2.5) * (1.0 - 0.6 * across.y);
      colour = vec4(tone, max(beam, halo));
    }`,
};
