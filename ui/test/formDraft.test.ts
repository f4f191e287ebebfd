import { beforeEach, describe, expect, it } from 'vitest';
import { reactive, ref } from 'vue';
import { type Field, startOf } from '@/pages/cases/stepForm';
import { toasts } from '@/state/toasts';
import { useEnteredDraft } from '@/state/useEnteredDraft';
import { disk, inWindow, settled } from './disk';

const FORM = 'person/new';

/** A window with the form of a person. */
const open = () =>
  inWindow(() => {
    const person = reactive({ name: '', department: '', card: true });
    const draft = useEnteredDraft(
      () => FORM,
      () => ({ person }),
    );
    return { person, draft };
  });

/** A window with a form about a mine, or about nothing yet. */
const about = (mine: string) =>
  inWindow(() => {
    const subject = ref(mine);
    const said = reactive({ text: '', holds: undefined as boolean | undefined });
    const draft = useEnteredDraft(
      () => `new/filing/${subject.value}`,
      () => ({ said }),
    );
    return { subject, said, draft };
  });

let kept: ReturnType<typeof disk>;
beforeEach(() => {
  kept = disk();
  toasts.length = 0;
});

describe('a form', () => {
  it('offers what a closed window left, puts it back, and forgets it once recorded', async () => {
    const first = await open();
    expect(first.draft.offered.value).toBe(0);
    first.person.name = '检查员丁';
    first.person.card = false;
    await settled();
    first.close();
    expect(kept.get(FORM)).toEqual({ 'person/name': '"检查员丁"', 'person/card': 'false' });

    const second = await open();
    expect([second.person.name, second.draft.offered.value]).toEqual(['', 2]);
    second.draft.restore();
    expect(second.person).toEqual({ name: '检查员丁', department: '', card: false });
    expect(second.draft.offered.value).toBe(0);
    await settled();
    await second.draft.done();
    expect([...kept]).toEqual([]);
    second.close();
    expect((await open()).draft.offered.value).toBe(0);
  });

  it('keeps what is typed now when what was left is discarded', async () => {
    kept.set(FORM, { 'person/name': '"旧"', 'person/department': '"某局"' });
    const { person, draft } = await open();
    person.name = '新';
    await settled();
    expect(draft.offered.value).toBe(1);
    await draft.discard();
    await settled();
    expect(kept.get(FORM)).toEqual({ 'person/name': '"新"' });
    expect([person.name, person.department, draft.offered.value]).toEqual(['新', '', 0]);
  });

  it('has nothing to keep of a text that was taken back', async () => {
    const { person } = await open();
    person.name = '手误';
    await settled();
    person.name = '';
    await settled();
    expect(kept.get(FORM)).toEqual({ 'person/name': '' });
  });

  it('doesn’t take what the app fills in by itself for typing', async () => {
    const form = 'new/removal/m-1';
    kept.set(form, { 'said/text': '"打字"' });
    const said = reactive({ text: '' });
    const found = reactive({ text: '' });
    const { draft } = await inWindow(() => ({
      draft: useEnteredDraft(
        () => form,
        () => ({ said }),
        { filled: () => ({ said: found }) },
      ),
    }));
    found.text = '检查发现';
    said.text = '检查发现';
    await settled();
    expect([kept.get(form), draft.offered.value]).toEqual([{ 'said/text': '"打字"' }, 1]);
    draft.restore();
    await settled();
    expect([said.text, kept.get(form)?.['said/text']]).toEqual(['打字', '"打字"']);
  });

  it('of fields keeps what was typed, chosen and handed over', async () => {
    const fields: Field[] = [
      { name: 'text', is: 'long', label: '' },
      { name: 'grounds', is: 'choices', label: '', initial: ['a'] },
      { name: '采/坑照片', is: 'files', label: '' },
    ];
    const begin = () =>
      inWindow(() => {
        const said = reactive(startOf(fields));
        const draft = useEnteredDraft(
          () => 'case/c-1/examine',
          () => ({ ...said }),
        );
        return { said, draft };
      });
    const first = await begin();
    first.said.texts.text = '弄虚作假';
    first.said.chosen.grounds = [];
    first.said.files['采/坑照片'] = [{ token: 't-1', name: '记录.pdf' }];
    await settled();
    first.close();

    const second = await begin();
    expect(second.draft.offered.value).toBe(3);
    second.draft.restore();
    expect(second.said).toEqual(first.said);
  });
});

describe('a form about one of several things', () => {
  it('begins anew for another mine, and leaves each its own', async () => {
    const page = await about('m-1');
    Object.assign(page.said, { text: '甲矿的事', holds: true });
    await settled();
    page.subject.value = 'm-2';
    await settled();
    expect(page.said).toEqual({ text: '', holds: undefined });
    expect([page.draft.offered.value, toasts.length]).toEqual([0, 1]);
    page.said.text = '乙矿的事';
    await settled();
    expect(kept.get('new/filing/m-1')).toEqual({ 'said/text': '"甲矿的事"', 'said/holds': 'true' });
    expect(kept.get('new/filing/m-2')).toEqual({ 'said/text': '"乙矿的事"' });

    page.subject.value = 'm-1';
    await settled();
    expect([page.said.text, page.draft.offered.value]).toEqual(['', 2]);
    page.draft.restore();
    expect(page.said).toEqual({ text: '甲矿的事', holds: true });
  });

  it('takes along what was entered before it was known about what', async () => {
    const page = await about('');
    page.said.text = '扬尘';
    await settled();
    page.subject.value = 'm-1';
    await settled();
    expect([page.said.text, toasts.length]).toEqual(['扬尘', 0]);
    expect([...kept]).toEqual([['new/filing/m-1', { 'said/text': '"扬尘"' }]]);
  });

  it('writes nothing over what was left for that thing', async () => {
    kept.set('new/filing/m-1', { 'said/text': '"上次的"' });
    const page = await about('');
    page.said.text = '扬尘';
    await settled();
    page.subject.value = 'm-1';
    await settled();
    expect([page.said.text, page.draft.offered.value, toasts.length]).toEqual(['', 1, 1]);
    expect(kept.get('new/filing/m-1')).toEqual({ 'said/text': '"上次的"' });
    expect(kept.get('new/filing/')).toEqual({ 'said/text': '"扬尘"' });
  });

  it('leaves what the app filled in meanwhile, where nobody entered anything', async () => {
    kept.set('new/filing/m-1', { 'said/text': '"上次的"' });
    const today = { on: '2026-11-22' };
    const page = await inWindow(() => {
      const subject = ref('');
      const said = reactive({ text: '', on: '' });
      const draft = useEnteredDraft(
        () => `new/filing/${subject.value}`,
        () => ({ said }),
        { filled: () => ({ said: today }) },
      );
      return { subject, said, draft };
    });
    page.subject.value = 'm-1';
    page.said.on = today.on;
    await settled();
    expect([page.said.on, page.draft.offered.value]).toEqual(['2026-11-22', 1]);
  });

  it('gives up nothing that was offered and not put back', async () => {
    kept.set('new/filing/', { 'said/text': '"还没有接着填"' });
    const page = await about('');
    page.subject.value = 'm-1';
    await settled();
    expect(kept.get('new/filing/')).toEqual({ 'said/text': '"还没有接着填"' });
    expect(page.said.text).toBe('');
  });
});
