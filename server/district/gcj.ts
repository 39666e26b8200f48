import type { Position } from './geojson.ts';

/** Semi-major axis in metres and squared eccentricity of the ellipsoid that GCJ-02 is made on (Krasovsky 1940). */
const AXIS = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;

const wave = (value: number, period: number): number => Math.sin((value * Math.PI) / period);

/**
 * The WGS84 position, true to a few metres, of one in GCJ-02, which maps in China use: some 500 m off. Public constants of
 * the obfuscation, as in every converter; used for a hint only, never to change what a district gives.
 */
export function fromGcj([lon, lat]: Position): Position {
  const [x, y] = [lon - 105, lat - 35];
  const common = (20 * wave(6 * x, 1) + 20 * wave(2 * x, 1)) * 2 / 3;
  const south = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + common
    + (20 * wave(y, 1) + 40 * wave(y, 3)) * 2 / 3 + (160 * wave(y, 12) + 320 * wave(y, 30)) * 2 / 3;
  const west = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + common
    + (20 * wave(x, 1) + 40 * wave(x, 3)) * 2 / 3 + (150 * wave(x, 12) + 300 * wave(x, 30)) * 2 / 3;
  const phi = (lat * Math.PI) / 180;
  const root = Math.sqrt(1 - ECCENTRICITY * Math.sin(phi) ** 2);
  const perLat = (Math.PI / 180) * (AXIS * (1 - ECCENTRICITY)) / root ** 3;
  const perLon = (Math.PI / 180) * (AXIS / root) * Math.cos(phi);
  return [lon - west / perLon, lat - south / perLat];
}

/** Whether a position lies where GCJ-02 differs from WGS84: China, roughly. */
export const inChina = ([lon, lat]: Position): boolean => lon > 73 && lon < 136 && lat > 18 && lat < 54;
