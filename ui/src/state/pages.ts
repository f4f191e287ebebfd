import { shallowRef, triggerRef } from 'vue';

/** How many rows are asked for at once: what a tall window shows. */
export const PAGE = 50;

export interface PageOf<T> {
  rows: T[];
  total: number;
}

/**
 * A long list in pages: only those that are looked at are fetched. A new query starts anew; what
 * arrives for an older one is dropped.
 */
export function usePages<Q, P extends PageOf<unknown>>(
  fetch: (query: Q, offset: number, limit: number) => Promise<P>,
) {
  type Row = P['rows'][number];
  const newest = shallowRef<P>();
  const pages = shallowRef(new Map<number, Row[]>());
  const asked = new Set<number>();
  let query: Q | undefined;
  let era = 0;

  async function load(page: number, inEra: number) {
    asked.add(page);
    try {
      const answer = await fetch(query as Q, page * PAGE, PAGE);
      if (inEra !== era) return;
      pages.value.set(page, answer.rows);
      triggerRef(pages);
      newest.value = answer;
    } catch (error) {
      asked.delete(page);
      throw error;
    }
  }

  /** Asks the query's first page; the old rows stay until it is here. */
  async function start(next: Q): Promise<void> {
    const first = await fetch(next, 0, PAGE);
    era += 1;
    query = next;
    asked.clear();
    asked.add(0);
    pages.value = new Map([[0, first.rows]]);
    newest.value = first;
  }

  /** Fetches what is missing of the rows from `first` to before `end`. */
  async function need(first: number, end: number): Promise<void> {
    if (query === undefined || end <= first) return;
    const now = era;
    const from = Math.floor(first / PAGE);
    const to = Math.floor((end - 1) / PAGE);
    const missing = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter(
      (page) => !asked.has(page),
    );
    await Promise.all(missing.map((page) => load(page, now)));
  }

  function rowAt(index: number): Row | undefined {
    return pages.value.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  return { newest, start, need, rowAt };
}
