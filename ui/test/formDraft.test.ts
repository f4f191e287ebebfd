import { describe, expect, it } from 'vitest';
import { effectScope, nextTick, reactive } from 'vue';
import { type Transport, useTransport } from '@/api/client';
import { useSaidDraft } from '@/pages/cases/saidDraft';
import { type Field, startOf } from '@/pages/cases/stepForm';
import { useTextsDraft } from '@/state/useFormDraft';

/** A machine's disk, which outlives every window. */
function disk() {
  const kept: Record<string, string> = {};
  const transport: Transport = {
    async call(name, input) {
      const { field, text } = input as { field: string; text: string };
      if (name === 'form.draft') kept[field] = text;
      if (name === 'form.discard') for (const one of Object.keys(kept)) delete kept[one];
      const fields = Object.fromEntries(Object.entries(kept).filter(([, said]) => said));
      return name === 'form.drafts' ? { fields } : {};
    },
    draft: () => undefined,
    stage: async () => 't-1',
    blobUrl: (hash) => hash,
  };
  return { kept, transport };
}

/** A window with the form, and a way to close it. */
async function open() {
  const scope = effectScope();
  const texts = reactive({ name: '', department: '' });
  const draft = scope.run(() => useTextsDraft(() => 'person/new', texts, ['name', 'department']));
  if (!draft) throw new Error('no scope');
  await settled();
  return { texts, draft, close: () => scope.stop() };
}

const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await nextTick();
};

describe('a form', () => {
  it('offers what a closed window left, puts it back, and forgets it once recorded', async () => {
    const { kept, transport } = disk();
    useTransport(transport);
    const first = await open();
    expect(first.draft.offered.value).toBe(0);
    first.texts.name = '检查员丁';
    await settled();
    first.close();
    expect(kept).toEqual({ name: '检查员丁' });

    const second = await open();
    expect([second.texts.name, second.draft.offered.value]).toEqual(['', 1]);
    second.draft.restore();
    expect([second.texts.name, second.draft.offered.value]).toEqual(['检查员丁', 0]);
    await settled();
    await second.draft.done();
    expect(kept).toEqual({});
    second.close();
    expect((await open()).draft.offered.value).toBe(0);
  });

  it('keeps what is typed now when what was left is discarded', async () => {
    const { kept, transport } = disk();
    useTransport(transport);
    Object.assign(kept, { name: '旧', department: '某局' });
    const { texts, draft } = await open();
    texts.name = '新';
    await settled();
    expect(draft.offered.value).toBe(1);
    await draft.discard();
    await settled();
    expect(kept).toEqual({ name: '新' });
    expect([texts.name, texts.department, draft.offered.value]).toEqual(['新', '', 0]);
  });

  it('has nothing to keep of a text that was taken back', async () => {
    const { kept, transport } = disk();
    useTransport(transport);
    const { texts } = await open();
    texts.name = '手误';
    await settled();
    texts.name = '';
    await settled();
    expect(kept).toEqual({ name: '' });
  });

  it('doesn’t take what the app fills in by itself for typing', async () => {
    const { kept, transport } = disk();
    useTransport(transport);
    kept.text = '打字';
    const said = reactive({ text: '' });
    const found = reactive({ text: '' });
    const draft = effectScope().run(() =>
      useTextsDraft(
        () => 'new/removal/m-1',
        said,
        ['text'],
        () => found,
      ),
    );
    await settled();
    found.text = '检查发现';
    said.text = '检查发现';
    await settled();
    expect([kept, draft?.offered.value]).toEqual([{ text: '打字' }, 1]);
    draft?.restore();
    await settled();
    expect([said.text, kept.text]).toEqual(['打字', '打字']);
  });

  it('of fields keeps what was typed, chosen and handed over', async () => {
    const { kept, transport } = disk();
    useTransport(transport);
    const fields: Field[] = [
      { name: 'text', is: 'long', label: '' },
      { name: 'grounds', is: 'choices', label: '', initial: ['a'] },
      { name: 'papers', is: 'files', label: '' },
    ];
    const begin = async () => {
      const said = reactive(startOf(fields));
      const scope = effectScope();
      const draft = scope.run(() =>
        useSaidDraft(
          () => 'new/agency',
          said,
          () => fields,
        ),
      );
      await settled();
      return { said, draft, close: () => scope.stop() };
    };
    const first = await begin();
    first.said.texts.text = '弄虚作假';
    first.said.chosen.grounds = ['a', 'b'];
    first.said.files.papers = [{ token: 't-1', name: '记录.pdf' }];
    await settled();
    first.close();
    expect(Object.keys(kept).sort()).toEqual(['chosen/grounds', 'files/papers', 'texts/text']);

    const second = await begin();
    expect(second.draft?.offered.value).toBe(3);
    second.draft?.restore();
    expect(second.said).toEqual(first.said);
  });
});
