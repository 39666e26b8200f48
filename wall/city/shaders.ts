/**
 * Colours are sRGB throughout and written as they are. `state` holds a column a block: its colour and height, the colour and
 * height of its alarm, its centre and whether it is stale. `drape` lies over the district: red its soft shadow (half at its border), green water, blue roads.
 */
const COMMON = /* glsl */ `
  precision highp float;
  uniform sampler2D drape;
  uniform vec4 box;
  uniform vec3 water, road, gap, edge, shade;
  vec2 onDrape(vec2 at) { return (at - box.xy) / box.zw; }
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
    out vec2 at;
    void main() { at = position.xy; gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0); }`,
  fragment: /* glsl */ `${COMMON}
    uniform vec3 plate, pool;
    uniform vec2 size;
    uniform float depth;
    in vec2 at;
    out vec4 colour;
    void main() {
      vec2 off = (gl_FragCoord.xy / size - 0.5) * vec2(1.9, 2.0);
      float light = smoothstep(1.0, 0.0, length(off));
      vec3 ground = mix(plate, pool, light);
      vec2 spot = onDrape(at);
      if (all(lessThan(abs(spot - 0.5), vec2(0.5)))) {
        vec2 soft = texture(drape, spot).rg;
        ground = mix(ground, shade, depth * smoothstep(0.0, 0.5, soft.r));
        ground = mix(ground, gap, smoothstep(0.5, 0.8, soft.r));
        if (soft.r > 0.5) {
          /* Seen from the south the near bank hides water and the gap under the far one shows: there the water goes on, in shadow. */
          float under = 0.0;
          for (float south = 60.0; south < 320.0; south += 60.0) {
            vec2 near = texture(drape, onDrape(at - vec2(0.0, south))).rg;
            under = max(under, near.g * step(0.5, near.r));
          }
          ground = mix(ground, mix(water, shade, 0.34), smoothstep(0.35, 0.65, under));
        }
        ground = mix(ground, water, smoothstep(0.35, 0.65, soft.g));
      }
      colour = vec4(dither(ground), 1.0);
    }`,
};

export const RELIEF = {
  vertex: /* glsl */ `${STATE}
    in vec3 face;
    out vec2 at;
    out float rise;
    flat out vec3 tone, alarm, side;
    flat out vec4 middle;
    void main() {
      vec4 body = about(0);
      alarm = about(1).rgb;
      middle = about(2);
      tone = body.rgb;
      side = face;
      at = position.xy;
      rise = position.z;
      gl_Position = projectionMatrix * viewMatrix * vec4(position.xy, position.z * body.a, 1.0);
    }`,
  fragment: /* glsl */ `${COMMON}
    uniform float hatch, wallTone, rimTone;
    uniform vec3 stale;
    in vec2 at;
    in float rise;
    flat in vec3 tone, alarm, side;
    flat in vec4 middle;
    out vec4 colour;
    const vec2 SUN = normalize(vec2(-0.55, 0.85));
    void main() {
      /* Looked up a little inside its block, so that water along the border never gnaws at a wall. */
      vec3 soft = texture(drape, onDrape(at - side.xy * mix(45.0, 15.0, side.z))).rgb;
      vec3 body = tone;
      if (middle.z > 0.5) {
        float stripe = abs(fract((gl_FragCoord.x + gl_FragCoord.y) / hatch) - 0.5) * hatch;
        body = mix(stale, mix(stale, gap, 0.4), smoothstep(hatch * 0.18 + 0.7, hatch * 0.18 - 0.7, stripe));
      }
      if (middle.w > 0.0) {
        float off = length(at - middle.xy) / 520.0;
        body = mix(body, gap, 0.6 * middle.w);
        body = mix(body, alarm, middle.w * (0.16 + 0.62 * exp(-off * off * 2.2)));
      }
      if (side.z < 0.5) body = mix(shade, body, wallTone * (0.62 + 0.18 * dot(side.xy, vec2(-1.0, 0.0)) + 0.32 * rise));
      else {
        if (side.z < 1.5) {
          float lit = dot(side.xy, SUN);
          body = mix(body, edge, rimTone * (0.5 + 0.5 * lit));
        }
        body = mix(body, road, 0.4 * smoothstep(0.3, 0.7, soft.b));
      }
      colour = vec4(dither(body), 1.0 - smoothstep(0.35, 0.65, soft.g));
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
