import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import type { YearQuarters, YearView } from '@/api/generated';
import YearPage from '@/pages/draws/YearPage.vue';
import { refresh } from '@/state/revision';
import { disk, settled } from './disk';

const FORM = 'quota-year/150600/2026';
let planned: number[] | null;
let kept: ReturnType<typeof disk>;
let page: Awaited<ReturnType<typeof open>>;

/** Four mines of one county; the rules propose one a quarter. */
const view = (year: number): YearView => ({
  region: '150600',
  region_name: '鄂尔多斯市',
  year,
  this_year: 2026,
  quarter: 1,
  whole: null,
  rows: [
    {
      region: '150621',
      name: '达拉特旗',
      n: 4,
      needed: 4,
      source: null,
      each_quarter: false,
      suggested: [1, 1, 1, 1],
      planned,
      before: [0, 0, 0, 0],
      drawn: [0, 0, 0, 0],
    },
  ],
  adopted: planned && { by: '李建国', at_ms: 1 },
});

async function open() {
  const nothing = { render: () => null };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['/draws/year', '/draws/ledger'].map((path) => ({ path, component: nothing })),
  });
  await router.push('/draws/year?region=150600');
  const place = document.body.appendChild(document.createElement('div'));
  const app = createApp(YearPage);
  app.use(router).mount(place);
  await settled();
  const find = (test: string) => place.querySelector<HTMLElement>(`[data-test="${test}"]`);
  const input = (quarter: number) => find(`year-150621-${quarter}`) as HTMLInputElement;
  return {
    close: () => app.unmount(),
    numbers: () => [1, 2, 3, 4].map((quarter) => input(quarter).value),
    isOffered: () => find('draft-left') !== null,
    async click(test: string) {
      find(test)?.click();
      await settled();
    },
    async adopt() {
      place.querySelector('form')?.dispatchEvent(new Event('submit'));
      await settled();
    },
    async type(quarter: number, text: string) {
      input(quarter).value = text;
      input(quarter).dispatchEvent(new Event('input'));
      await settled();
    },
  };
}

beforeEach(async () => {
  planned = null;
  kept = disk((input) => {
    const { year, counties } = input as { year: number | null; counties?: YearQuarters[] };
    // Recorded: from now on it is the plan.
    if (counties) planned = counties[0]?.quarters ?? null;
    return view(year ?? 2026);
  });
  page = await open();
});
afterEach(() => page.close());

describe('the plan of a year', () => {
  it('outlives the window with its numbers, until it is recorded', async () => {
    expect(page.numbers()).toEqual(['1', '1', '1', '1']);
    await page.type(2, '3');
    expect(kept.get(FORM)).toEqual({ 'numbers/150621-2': '"3"' });
    page.close();

    page = await open();
    expect([page.numbers(), page.isOffered()]).toEqual([['1', '1', '1', '1'], true]);
    await page.click('draft-restore');
    expect(page.numbers()).toEqual(['1', '3', '1', '1']);
    await page.adopt();
    expect(page.numbers()).toEqual(['1', '3', '1', '1']);
    expect(kept.get(FORM)?.['numbers/150621-2'] ?? '').toBe('');
  });

  it('keeps what is typed when a colleague’s plan comes, and shows the rest of it', async () => {
    await page.type(2, '3');
    planned = [2, 2, 0, 0];
    refresh(['draws']);
    await settled();
    expect(page.numbers()).toEqual(['2', '3', '0', '0']);
    expect(kept.get(FORM)).toEqual({ 'numbers/150621-2': '"3"' });
  });

  it('of another year has numbers of its own', async () => {
    await page.type(2, '3');
    await page.click('year-2027');
    expect(page.numbers()).toEqual(['1', '1', '1', '1']);
    expect([...kept.keys()]).toEqual([FORM]);
    await page.click('year-2026');
    expect([page.numbers()[1], page.isOffered()]).toEqual(['1', true]);
  });
});
