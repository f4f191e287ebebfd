import { describe, expect, it } from 'vitest';
import { effectScope, nextTick, reactive, shallowRef } from 'vue';
import { useTransport } from '@/api/client';
import { usePlanDraft } from '@/pages/draws/plan/planDraft';

const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await nextTick();
};

/** A machine's disk, by form and field. */
function disk() {
  const kept = new Map<string, Record<string, string>>();
  useTransport({
    async call(name, input) {
      const { id, form, field, text } = input as Record<string, string>;
      const of = kept.get(form ?? id ?? '') ?? {};
      if (name === 'form.draft' && form && field) kept.set(form, { ...of, [field]: text ?? '' });
      if (name === 'form.discard' && id) kept.delete(id);
      return name === 'form.drafts' ? { fields: of } : {};
    },
    draft: () => undefined,
    stage: async () => 't-1',
    blobUrl: (hash) => hash,
  });
  return kept;
}

function page() {
  const form = reactive({ title: '', source: '' });
  const quotas = reactive<Record<string, string>>({});
  const people = shallowRef<string[]>([]);
  const made = effectScope().run(() =>
    usePlanDraft({ groups: { form, quotas }, choices: { people } }),
  );
  if (!made) throw new Error('no scope');
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
    const first = page();
    await first.load('150600/quarterly');
    expect([...kept]).toEqual([]);
    first.quotas['150621'] = '3';
    first.people.value = ['a', 'b'];
    await settled();
    await first.load('150600/annual');
    expect([...kept.keys()]).toEqual(['draw/plan/150600/quarterly']);

    const second = page();
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
    const one = page();
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
