/** The laid-out pages as `crates/documents` writes them: thousandths of a millimetre. */
export type Face = 'song' | 'song-bold' | 'black' | 'kai';

export type PageItem =
  | {
      kind: 'text';
      x: number;
      y: number;
      face: Face;
      size: number;
      text: string;
      width: number;
      spread: number;
      colour: string;
    }
  | { kind: 'line'; from: [number, number]; to: [number, number]; width: number; colour: string }
  | { kind: 'shape'; points: [number, number][]; pen?: number; colour: string }
  | {
      kind: 'picture';
      x: number;
      y: number;
      width: number;
      height: number;
      sha256: string;
      orientation: number;
    };

export interface Page {
  items: PageItem[];
}

export interface Pages {
  width: number;
  height: number;
  pages: Page[];
}

export function parsePages(json: string): Pages {
  return JSON.parse(json) as Pages;
}

/** A shape's outline as an SVG path. */
export function outline(points: readonly (readonly [number, number])[], closed: boolean): string {
  const [first, ...rest] = points.map(([x, y]) => `${x} ${y}`);
  if (first === undefined) return '';
  return `M${first}L${(rest.length ? rest : [first]).join(' ')}${closed ? 'Z' : ''}`;
}
