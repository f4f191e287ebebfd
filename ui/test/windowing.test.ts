import { describe, expect, it } from 'vitest';
import { OVERSCAN, rowsInView, scrollToShow, TALLEST, type View } from '@/parts/windowing';

const view = (change: Partial<View> = {}): View => ({
  scrollTop: 0,
  viewport: 400,
  row: 40,
  total: 100_000,
  ...change,
});

/** Whether row `index` stands wholly inside the view. */
function shows(index: number, at: View): boolean {
  const { first, top } = rowsInView(at);
  const offset = top + (index - first) * at.row - at.scrollTop;
  return offset >= -0.001 && offset + at.row <= at.viewport + 0.001;
}

describe('rows in view', () => {
  it('draws a handful of a hundred thousand', () => {
    const rows = rowsInView(view({ scrollTop: 40_000 }));
    expect(rows.first).toBe(1000 - OVERSCAN);
    expect(rows.end).toBe(1010 + OVERSCAN);
    expect(rows.height).toBe(4_000_000);
    expect(rows.top).toBe((1000 - OVERSCAN) * 40);
  });

  it('ends at the ends', () => {
    expect(rowsInView(view({ total: 3 }))).toEqual({ first: 0, end: 3, top: 0, height: 120 });
    expect(rowsInView(view({ total: 0 }))).toEqual({ first: 0, end: 0, top: 0, height: 0 });
    expect(rowsInView(view({ scrollTop: 1e9 })).end).toBe(100_000);
  });

  it('reaches every row of a million though web views lose count of pixels', () => {
    const total = 1_000_000;
    const bottom = view({ total, scrollTop: TALLEST - 400 });
    expect(rowsInView(bottom).height).toBe(TALLEST);
    expect(rowsInView(bottom).end).toBe(total);
    expect(shows(total - 1, bottom)).toBe(true);
    expect(shows(0, view({ total }))).toBe(true);
  });
});

describe('scrolling to a row', () => {
  it('moves as little as possible', () => {
    expect(scrollToShow(5, view())).toBe(0);
    expect(scrollToShow(10, view())).toBe(40);
    expect(scrollToShow(2, view({ scrollTop: 400 }))).toBe(80);
  });

  it('shows any row, in short and in very long lists', () => {
    for (const total of [50, 100_000, 1_000_000]) {
      for (const index of [0, 1, 17, total / 2, total - 2, total - 1]) {
        const start = view({ total, scrollTop: 1234 });
        const at = { ...start, scrollTop: scrollToShow(index, start) };
        expect(shows(index, at), `${index} of ${total}`).toBe(true);
      }
    }
  });
});
