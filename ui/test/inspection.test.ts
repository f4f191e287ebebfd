import { describe, expect, it, vi } from 'vitest';
import { createApp } from 'vue';
import { useTransport } from '@/api/client';
import type { InspectionView, PhotoInput, Problem } from '@/api/generated';
import { type InspectionDesk, provideInspection } from '@/pages/inspections/useInspection';

const LEFT = { 'reason/evidence': '相机进水' };
const view = {
  row: { stage: 'open' },
  drafts: LEFT,
  groups: [],
  prerequisites: [],
  unsorted_photos: [],
} as unknown as InspectionView;

/** An inspection's page where every file called `bad…` is no photo. */
function opened(kept: string[] = []): InspectionDesk {
  useTransport({
    call: async (name, input) => {
      const file = name === 'photo.add' ? (input as PhotoInput).file.name : '';
      if (file.startsWith('bad')) {
        throw { code: 'not-a-picture', message: '', args: { name: file } } satisfies Problem;
      }
      return view;
    },
    draft: ({ field, text }) => void kept.push(`${field} ${text}`),
    stage: async () => 't-1',
    blobUrl: (hash) => hash,
  });
  let desk: InspectionDesk | undefined;
  const page = {
    setup() {
      desk = provideInspection('i-1');
      return () => null;
    },
  };
  createApp(page).mount(document.createElement('div'));
  return desk as InspectionDesk;
}

const files = (...names: string[]) => names.map((name) => new File(['…'], name));
const refused = (desk: InspectionDesk) => desk.problems.value.map((one) => one.args.name);

/** For a slow machine; only a failing test waits so long. */
const PATIENCE = { timeout: 30_000 };

describe('what is typed for a later step', () => {
  it('is on the disk at each key and stays when another side of the page is shown', async () => {
    const kept: string[] = [];
    const desk = opened(kept);
    await vi.waitUntil(() => desk.view.value, PATIENCE);
    expect(desk.typed('reason/evidence')).toBe('相机进水');
    expect(desk.typed('reason/unanswered')).toBe('');
    for (const text of ['天', '天黑']) desk.type('reason/unanswered', text);
    desk.type('reason/evidence', '');
    expect(desk.typed('reason/unanswered')).toBe('天黑');
    expect(desk.typed('reason/evidence')).toBe('');
    await vi.waitUntil(() => kept.includes('reason/evidence '), PATIENCE);
    expect(kept).toContain('reason/unanswered 天黑');
  });
});

describe('photos that are added together', () => {
  it('that are none stay named while the others are taken', async () => {
    const desk = opened();
    await desk.addPhotos(files('a.jpg', 'bad-1.jpg', 'b.jpg', 'bad-2.jpg', 'c.jpg'), null);
    expect(refused(desk)).toEqual(['bad-1.jpg', 'bad-2.jpg']);
    expect(desk.uploads.value).toEqual({ done: 0, total: 0 });
    desk.dismiss();
    expect(refused(desk)).toEqual([]);
  });

  it('that are all good leave nothing of the ones before', async () => {
    const desk = opened();
    await desk.addPhotos(files('bad.jpg'), null);
    expect(refused(desk)).toEqual(['bad.jpg']);
    await desk.addPhotos(files('good.jpg'), null);
    expect(refused(desk)).toEqual([]);
  });
});
