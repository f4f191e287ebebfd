import { afterEach, describe, expect, it } from 'vitest';
import { createApp, h, nextTick } from 'vue';
import { useTransport } from '@/api/client';
import type { AmendmentView, InspectionView } from '@/api/generated';
import AmendmentsCard from '@/pages/inspections/AmendmentsCard.vue';
import { provideInspection } from '@/pages/inspections/useInspection';
import { handsOn } from './hands';

const settled = async () => {
  for (let turn = 0; turn < 40; turn += 1) await nextTick();
};

const amended: AmendmentView = {
  id: 'd-1/7',
  item: null,
  title: '',
  before: { value: { is: 'unanswered' }, results: ['no-problem'], note: '' },
  after: { value: { is: 'unanswered' }, results: ['rectify'], note: '坡脚开裂' },
  reason: '漏写',
  by: '检查员甲',
  at_ms: 0,
  evidence: [],
  follows: null,
};

function viewWith(amendments: AmendmentView[]): InspectionView {
  const item = { id: '1.1', number: '1.1', title: '边坡', note: '' };
  return {
    row: { stage: 'finalised' },
    drafts: {},
    groups: [{ items: [{ ...item, value: { is: 'points', points: '10' } }] }],
    prerequisites: [{ id: 'p1', text: '许可证有效', met: true, note: '' }],
    results: ['no-problem'],
    findings: '',
    may_amend: true,
    amendments,
  } as unknown as InspectionView;
}

async function open(view: InspectionView) {
  const heard: unknown[] = [];
  useTransport({
    call: async (name, input) => {
      if (name === 'form.drafts') return { fields: {} };
      if (name.startsWith('form.')) return {};
      if (name === 'inspection.amend') heard.push(input);
      return view;
    },
    draft: () => undefined,
    stage: async () => '',
    blobUrl: (hash) => hash,
  });
  const place = document.body.appendChild(document.createElement('div'));
  const app = createApp({
    setup() {
      provideInspection('i-1');
      return () => h(AmendmentsCard);
    },
  });
  app.mount(place);
  await settled();
  const hands = handsOn(place, settled);
  hands.find('amend')?.click();
  await settled();
  return {
    ...hands,
    heard,
    close: () => app.unmount(),
    ready: () => !hands.find<HTMLButtonElement>('amend-submit')?.disabled,
  };
}

describe('an amendment of a visit that is final', () => {
  let page: Awaited<ReturnType<typeof open>>;
  afterEach(() => page.close());

  it('begins with what stands, and goes only with a change and a reason', async () => {
    page = await open(viewWith([]));
    await page.say('amend-part', '1.1');
    expect(page.find('amend-before')?.textContent).toContain('10');
    await page.say('amend-reason', '抄错一行');
    expect(page.ready(), 'nothing is changed').toBe(false);
    await page.say('amend-points', '8');
    expect(page.ready()).toBe(true);
    await page.submit();
    expect(page.heard).toEqual([
      {
        inspection: 'i-1',
        item: '1.1',
        after: { value: { is: 'points', points: '8' }, results: [], note: '' },
        reason: '抄错一行',
        evidence: [],
        follows: null,
      },
    ]);
    expect(page.find('amend-submit'), 'it is recorded').toBeNull();
  });

  it('goes on from the last one of the same', async () => {
    page = await open(viewWith([amended]));
    expect(page.find('amendment')?.textContent).toContain('漏写');
    await page.say('amend-part', 'result');
    expect(page.find('amend-before')?.textContent).toContain('坡脚开裂');
    await page.say('amend-note', '坡脚开裂，已处置');
    await page.say('amend-reason', '补记');
    await page.submit();
    expect(page.heard).toMatchObject([
      {
        item: null,
        after: { results: ['rectify'], note: '坡脚开裂，已处置' },
        follows: 'd-1/7',
      },
    ]);
  });
});
