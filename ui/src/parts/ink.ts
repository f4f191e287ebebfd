/** Points of one line in thousandths of the pad's width and height. */
export type Stroke = [number, number][];

export function thousandths(offset: number, size: number): number {
  return Math.min(1000, Math.max(0, Math.round((offset * 1000) / size)));
}

/** The pad is two and a half times as wide as high. */
const HEIGHT = 400;

/** A stroke in a space of 1000 × 400; a single touch is a dot. */
export function inkPath(stroke: Stroke): string {
  const points = stroke.map(([x, y]) => `${x} ${(y * HEIGHT) / 1000}`);
  const [first = '0 0', ...rest] = points;
  return `M${first}L${(rest.length ? rest : [first]).join(' ')}`;
}
