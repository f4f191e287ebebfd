/**
 * 山纹: 32 bytes drawn as three mountain ridges, so that people can compare a fingerprint by eye.
 *
 * The twin of `crates/canon/src/ridge.rs`: integers only, the same numbers, held together by
 * `assets/ridge-golden.json`.
 */

/** The drawing's coordinate space; y grows downwards. */
export const WIDTH = 1600;
export const HEIGHT = 320;

export type Point = [number, number];

/** One skyline from the left edge to the right, to be closed along the bottom. */
export interface Ridge {
  points: Point[];
}

interface Band {
  top: number;
  height: number;
  firstIsValley: boolean;
}

const FAR: Band = { top: 16, height: 150, firstIsValley: true };
const MIDDLE: Band = { top: 84, height: 150, firstIsValley: false };
const NEAR: Band = { top: 160, height: 140, firstIsValley: true };

/** The three ridges of a fingerprint of 64 hex digits, farthest first. */
export function ridges(fingerprint: string): [Ridge, Ridge, Ridge] {
  const bytes = bytesOf(fingerprint);
  return [
    skyline(bytes.slice(0, 10), FAR),
    skyline(bytes.slice(10, 21), MIDDLE),
    skyline(bytes.slice(21, 32), NEAR),
  ];
}

/** The ridge as an SVG path, closed along the bottom. */
export function pathOf(ridge: Ridge): string {
  const line = ridge.points.map(([x, y]) => `${x} ${y}`).join(' ');
  return `M0 ${HEIGHT}L${line}L${WIDTH} ${HEIGHT}Z`;
}

function bytesOf(hex: string): number[] {
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Error('a fingerprint has 64 lower-case hex digits');
  return Array.from({ length: 32 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}

function skyline(bytes: number[], band: Band): Ridge {
  const last = bytes.length - 1;
  const step = Math.trunc(WIDTH / last);
  const point = (byte: number, index: number): Point => {
    const edge = index === 0 || index === last;
    const sideways = edge ? 0 : Math.trunc((((byte % 16) - 8) * step) / 26);
    const x = index === last ? WIDTH : index * step + sideways;
    // Truncated twice, as Rust does it.
    const reach = Math.trunc(Math.trunc((byte * band.height * 2) / 3) / 255);
    const valley = (index % 2 === 0) === band.firstIsValley;
    const y = valley ? band.top + band.height - reach : band.top + reach;
    return [x, y];
  };
  return { points: bytes.map(point) };
}
