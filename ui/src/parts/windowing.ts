/** Which rows of a long list stand in the view. Pure, so that its numbers can be tested. */

/** Taller than this web views lose count of pixels; beyond it, scrolling is scaled. */
export const TALLEST = 8_000_000;

/** Rows drawn beyond both edges, so that a quick scroll shows no gap. */
export const OVERSCAN = 6;

export interface View {
  scrollTop: number;
  viewport: number;
  row: number;
  total: number;
}

export interface Rows {
  first: number;
  /** One after the last. */
  end: number;
  /** Where the first drawn row stands inside the scrolled content. */
  top: number;
  /** Height of the scrolled content. */
  height: number;
}

function stretch({ viewport, row, total }: Omit<View, 'scrollTop'>): {
  height: number;
  by: number;
} {
  const real = total * row;
  if (real <= TALLEST) return { height: real, by: 1 };
  return { height: TALLEST, by: (real - viewport) / (TALLEST - viewport) };
}

export function rowsInView(view: View): Rows {
  const { viewport, row, total } = view;
  const { height, by } = stretch(view);
  const scrollTop = Math.min(Math.max(0, view.scrollTop), Math.max(0, height - viewport));
  const offset = scrollTop * by;
  const first = Math.max(0, Math.floor(offset / row) - OVERSCAN);
  const end = Math.min(total, Math.ceil((offset + viewport) / row) + OVERSCAN);
  return { first, end, top: scrollTop + first * row - offset, height };
}

/** Where to scroll so that row `index` is wholly visible, moving as little as possible. */
export function scrollToShow(index: number, view: View): number {
  const { by } = stretch(view);
  const offset = view.scrollTop * by;
  const top = index * view.row;
  if (top < offset) return top / by;
  const bottom = top + view.row - view.viewport;
  return bottom > offset ? bottom / by : view.scrollTop;
}
