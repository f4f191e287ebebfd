import { describe, expect, it } from 'vitest';
import { PAGE, usePages } from '@/state/pages';

interface Row {
  id: string;
}

function numbers(query: string, offset: number, limit: number, total: number): Row[] {
  const many = Math.max(0, Math.min(limit, total - offset));
  return Array.from({ length: many }, (_, i) => ({ id: `${query}${offset + i}` }));
}

describe('a long list in pages', () => {
  it('fetches only what is looked at, and each page once', async () => {
    const asked: number[] = [];
    const pages = usePages(async (query: string, offset, limit) => {
      asked.push(offset);
      return { rows: numbers(query, offset, limit, 1000), total: 1000 };
    });
    await pages.start('a');
    await pages.need(0, 30);
    await pages.need(PAGE * 5 - 3, PAGE * 5 + 3);
    await pages.need(PAGE * 5, PAGE * 5 + 20);
    expect(asked).toEqual([0, PAGE * 4, PAGE * 5]);
    expect(pages.rowAt(PAGE * 5 + 2)?.id).toBe(`a${PAGE * 5 + 2}`);
    expect(pages.rowAt(PAGE * 2)).toBeUndefined();
  });

  it('drops what arrives for an older query', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const pages = usePages(async (query: string, offset, limit) => {
      if (query === 'old' && offset > 0) await held;
      return { rows: numbers(query, offset, limit, 500), total: 500 };
    });
    await pages.start('old');
    const late = pages.need(PAGE, PAGE + 1);
    await pages.start('new');
    release();
    await late;
    expect(pages.rowAt(PAGE)).toBeUndefined();
    await pages.need(PAGE, PAGE + 1);
    expect(pages.rowAt(PAGE)?.id).toBe(`new${PAGE}`);
  });

  it('asks again for a page that failed', async () => {
    let broken = true;
    const pages = usePages(async (query: string, offset, limit) => {
      if (offset > 0 && broken) throw new Error('away');
      return { rows: numbers(query, offset, limit, 500), total: 500 };
    });
    await pages.start('q');
    await expect(pages.need(PAGE, PAGE + 1)).rejects.toThrow('away');
    broken = false;
    await pages.need(PAGE, PAGE + 1);
    expect(pages.rowAt(PAGE)?.id).toBe(`q${PAGE}`);
  });
});
