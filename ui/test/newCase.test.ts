import { describe, expect, it } from 'vitest';
import { createApp, h, nextTick, reactive } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { ProblemError } from '@/api/client';
import type { CaseView, MineRow, PackCard } from '@/api/generated';
import { useNewCase } from '@/pages/cases/useNewCase';
import type { FormDraft } from '@/state/useFormDraft';
import { disk, settled } from './disk';

const nothing = { render: () => h('div') };

/** The page of a new case at this address. */
async function at(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/lead/new', component: nothing },
      { path: '/cases/:id', component: nothing },
    ],
  });
  await router.push(address);
  let page: ReturnType<typeof useNewCase> | undefined;
  const app = createApp({
    setup() {
      page = useNewCase('lead');
      return () => h('div');
    },
  });
  app.use(router).mount(document.createElement('div'));
  if (!page) throw new Error('no page');
  return { ...page, router };
}

const mine = (id: string) => ({ id, name: id }) as MineRow;
const view = { row: { id: 'c-1' } } as CaseView;

describe('the page of a new case', () => {
  it('is about the mine that the way here named, until another is chosen', async () => {
    const page = await at('/lead/new?mine=m-1&pack=OR');
    expect([page.about.value, page.pack.value, page.from('inspection')]).toEqual(['m-1', 'OR', '']);
    page.mine.value = mine('m-2');
    expect(page.about.value).toBe('m-2');
  });

  it('asks for the rules of another mine anew', async () => {
    const page = await at('/lead/new');
    page.mine.value = mine('m-1');
    await nextTick();
    page.pack.value = 'OR';
    page.mine.value = mine('m-2');
    await nextTick();
    expect(page.pack.value).toBe('');
  });

  it('takes the rules that were chosen, else those that it was asked under', async () => {
    const page = await at('/lead/new');
    const rules = page.packOf(() => ({ pack: { id: 'OR' } as PackCard }));
    expect([rules.value, page.pack.value]).toEqual(['OR', '']);
    rules.value = 'ZJ';
    expect([rules.value, page.pack.value]).toEqual(['ZJ', 'ZJ']);
  });

  it('keeps what is entered, and the rules chosen, of each mine its own', async () => {
    const kept = disk();
    const page = await at('/lead/new');
    const said = reactive({ text: '' });
    page.keep(() => ({ said }));
    page.mine.value = mine('m-1');
    await settled();
    said.text = '扬尘';
    page.pack.value = 'ZJ';
    await settled();
    page.mine.value = mine('m-2');
    await settled();
    expect([said.text, page.pack.value]).toEqual(['', '']);
    expect([...kept]).toEqual([['new/lead/m-1', { 'said/text': '"扬尘"', 'rules/pack': '"ZJ"' }]]);
  });

  it('keeps what it is about by the way here, or by what is said, where that is no mine', async () => {
    const kept = disk();
    const said = reactive({ agency: 'a-1', text: '' });
    const from = await at('/lead/new?inspection=i-1');
    from.keep(() => ({ said }));
    const page = await at('/lead/new');
    page.keep(
      () => ({ said }),
      { filled: () => ({ said: { agency: said.agency } }) },
      () => said.agency,
    );
    said.text = '弄虚作假';
    await settled();
    const text = { 'said/text': '"弄虚作假"' };
    expect([...kept]).toEqual([
      ['new/lead/i-1', text],
      ['new/lead/a-1', text],
    ]);
  });

  it('forgets what was kept of the form once the case is recorded, and shows it', async () => {
    const page = await at('/lead/new');
    const done: string[] = [];
    const draft = { done: async () => done.push('forgotten') } as unknown as FormDraft;
    const refusal = new ProblemError({ code: 'lead-no-text', message: '', args: {} });
    expect(await page.begin(() => Promise.reject(refusal), draft)).toBe(false);
    expect([done, page.router.currentRoute.value.path]).toEqual([[], '/lead/new']);
    expect(page.task.problem.value?.code).toBe('lead-no-text');
    expect(await page.begin(async () => view, draft)).toBe(true);
    expect([done, page.router.currentRoute.value.path]).toEqual([['forgotten'], '/cases/c-1']);
  });
});
