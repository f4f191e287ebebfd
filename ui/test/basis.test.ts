import { describe, expect, it } from 'vitest';
import { createApp, h } from 'vue';
import type { DrawDetail } from '@/api/generated';
import BasisBand from '@/pages/draws/BasisBand.vue';
import { catalogueOf } from '@/words';

const DOCUMENT = '新疆维吾尔自治区自然资源厅《管理办法》';

function shown(draft: boolean, basis: string) {
  const place = document.body.appendChild(document.createElement('div'));
  const app = createApp(() => h(BasisBand, { draw: { basis, draft } as DrawDetail }));
  app.mount(place);
  const band = place.querySelector<HTMLElement>('[data-test="draw-rests-on"]');
  const found = { text: band?.textContent ?? '', draft: band?.dataset.draft };
  app.unmount();
  return found;
}

describe('what a draw is based on', () => {
  it('is shown, and a draft is called one', () => {
    const { mark } = catalogueOf('zh-CN').packSwitch;
    const draft = shown(true, `${DOCUMENT}（草案，尚未生效）`);
    expect(draft.draft).toBe('true');
    expect(draft.text.startsWith(mark)).toBe(true);
    expect(draft.text).toContain(DOCUMENT);
    const inForce = shown(false, DOCUMENT);
    expect(inForce.draft).toBe('false');
    expect(inForce.text).not.toContain(mark);
    expect(inForce.text).toContain(DOCUMENT);
  });
});
