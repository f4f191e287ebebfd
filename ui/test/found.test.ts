import { afterEach, describe, expect, it } from 'vitest';
import { createApp, h, nextTick, shallowRef } from 'vue';
import { useTransport } from '@/api/client';
import type { RegionName } from '@/api/generated';
import RegionField from '@/parts/RegionField.vue';

const region = (code: string, name: string): RegionName => ({ code, name, full_name: name });
const FIRST = [region('620000', '甘肃省'), region('150600', '鄂尔多斯市')];
const SECOND = [region('150621', '达拉特旗'), region('620100', '兰州市')];

/** Past every turn that the page takes by itself. */
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((done) => setTimeout(done));
    await nextTick();
  }
};

/** A page with the field, whose questions are answered when the test says so. */
async function open() {
  const answers: ((found: RegionName[]) => void)[] = [];
  useTransport({
    call: () => new Promise((answer) => answers.push(answer as (found: unknown) => void)),
    draft: () => undefined,
    stage: async () => '',
    blobUrl: (hash) => hash,
  });
  const chosen = shallowRef<RegionName>();
  const place = document.body.appendChild(document.createElement('div'));
  const app = createApp(() =>
    h(RegionField, {
      label: '',
      modelValue: chosen.value,
      'onUpdate:modelValue': (next: RegionName | undefined) => {
        chosen.value = next;
      },
    }),
  );
  app.mount(place);
  const input = place.querySelector('input') as HTMLInputElement;
  input.focus();
  answers.shift()?.([]);
  await settled();
  return {
    answers,
    chosen,
    input,
    close: () => app.unmount(),
    async type(text: string) {
      input.value = text;
      input.dispatchEvent(new Event('input'));
      await settled();
    },
  };
}

const options = () => [...document.querySelectorAll<HTMLElement>('[data-test="region-option"]')];
const codes = () => options().map((option) => option.dataset.code);
const point = (element: HTMLElement, name: string) =>
  element.dispatchEvent(new Event(name, { bubbles: true }));

describe('a field whose options come while one types', () => {
  let page: Awaited<ReturnType<typeof open>>;
  afterEach(() => page.close());

  it('takes what was under the pointer when it was pressed', async () => {
    page = await open();
    await page.type('甘');
    page.answers.shift()?.(FIRST);
    await settled();
    await page.type('甘肃');
    expect(codes()).toEqual(['620000', '150600']);

    const [pressed] = options();
    if (!pressed) throw new Error('nothing to press');
    point(pressed, 'pointerdown');
    page.answers.shift()?.(SECOND);
    await settled();
    expect(codes()).toEqual(['620000', '150600']);
    point(pressed, 'pointerup');
    pressed.click();
    await settled();
    expect(page.chosen.value?.code).toBe('620000');
    expect(page.input.value).toBe('甘肃省');
    expect(page.answers).toHaveLength(0);
    expect(codes(), 'nothing opens after the choice').toEqual([]);
  });

  it('shows what came meanwhile when nothing was chosen', async () => {
    page = await open();
    await page.type('甘');
    page.answers.shift()?.(FIRST);
    await settled();
    await page.type('达');
    const [pressed] = options();
    if (!pressed) throw new Error('nothing to press');
    point(pressed, 'pointerdown');
    page.answers.shift()?.(SECOND);
    await settled();
    point(pressed, 'pointercancel');
    await settled();
    expect(codes()).toEqual(['150621', '620100']);
    expect(pressed.isConnected, 'an option never becomes another one').toBe(false);
  });

  it('forgets the choice when somebody types on', async () => {
    page = await open();
    await page.type('甘');
    page.answers.shift()?.(FIRST);
    await settled();
    options()[0]?.click();
    await settled();
    expect(page.chosen.value?.code).toBe('620000');
    await page.type('甘肃');
    expect(page.chosen.value).toBeUndefined();
    expect(page.input.value).toBe('甘肃');
  });
});
