import { describe, expect, it } from 'vitest';
import { reactive, shallowRef } from 'vue';
import { usePlanDraft } from '@/pages/draws/plan/planDraft';
import { disk, inWindow, settled } from './disk';

async function page() {
  const form = reactive({ title: '', source: '' });
  const quotas = reactive<Record<string, string>>({});
  const people = shallowRef<string[]>([]);
  const made = await inWindow(() => usePlanDraft({ form, quotas, choices: reactive({ people }) }));
  const load = async (plan: string) => {
    made.leave();
    form.title = `建议的名称 ${plan}`;
    Object.assign(quotas, { '150621': '2' });
    people.value = ['a'];
    made.begin(plan);
    await settled();
  };
  return { ...made, form, quotas, people, load };
}

describe('the plan of a draw', () => {
  it('is kept by region and kind, without what the app filled in', async () => {
    const kept = disk();
    const first = await page();
    await first.load('150600/quarterly');
    expect([...kept]).toEqual([]);
    first.quotas['150621'] = '3';
    first.people.value = ['a', 'b'];
    await settled();
    await first.load('150600/annual');
    expect([...kept.keys()]).toEqual(['draw/plan/150600/quarterly']);

    const second = await page();
    await second.load('150600/quarterly');
    expect([second.quotas['150621'], second.draft.offered.value]).toEqual(['2', 2]);
    second.draft.restore();
    expect([second.quotas['150621'], second.people.value]).toEqual(['3', ['a', 'b']]);
    await settled();
    await second.draft.done();
    expect([...kept]).toEqual([]);
  });

  it('keeps for the next kind too what stays on the page', async () => {
    const kept = disk();
    const one = await page();
    await one.load('150600/quarterly');
    one.form.source = '某文件第三条';
    await settled();
    await one.load('150600/annual');
    one.quotas['150621'] = '9';
    await settled();
    expect(kept.get('draw/plan/150600/annual')).toEqual({
      'form/source': '"某文件第三条"',
      'quotas/150621': '"9"',
    });
  });
});
