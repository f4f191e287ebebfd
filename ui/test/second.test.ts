import { afterEach, describe, expect, it } from 'vitest';
import { createApp, h, nextTick } from 'vue';
import { ProblemError, useTransport } from '@/api/client';
import type { DrawDetail, DrawNext, DrawTeam } from '@/api/generated';
import ReplaceForm from '@/pages/draws/ReplaceForm.vue';
import { handsOn } from './hands';

const draw = {
  row: { id: 'd-1' },
  proof: { seconds: [{ id: 'p-2', name: '复核员乙' }] },
} as DrawDetail;
const teams = ['甲', '乙'].map((name) => ({
  mine: `m-${name}`,
  mine_name: `${name}矿`,
  members: [{ person: `p-${name}`, name: `检查员${name}` }],
})) as DrawTeam[];

const NEXT: DrawNext = {
  person: { name: '检查员丁', department: '局', visits: 1, ticket: '0.12345678901' },
  passed: [{ name: '检查员丙', why: 'recusal' }],
  mine: null,
};

const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await nextTick();
};

function open(
  answer: (input: unknown) => DrawDetail,
  next: () => Promise<DrawNext> = async () => NEXT,
) {
  const heard = {
    asked: [] as unknown[],
    shown: [] as unknown[],
    done: [] as DrawDetail[],
    cancelled: 0,
  };
  useTransport({
    call: async (name, input) => {
      if (name === 'form.drafts') return { fields: {} };
      if (name.startsWith('form.')) return {};
      if (name === 'draw.next') {
        heard.shown.push(input);
        return next();
      }
      heard.asked.push(input);
      return answer(input);
    },
    draft: () => undefined,
    stage: async () => '',
    blobUrl: (hash) => hash,
  });
  const place = document.body.appendChild(document.createElement('div'));
  const app = createApp(() =>
    h(ReplaceForm, {
      draw,
      teams,
      onDone: (next: DrawDetail) => heard.done.push(next),
      onCancel: () => {
        heard.cancelled += 1;
      },
    }),
  );
  app.mount(place);
  const hands = handsOn(place, settled);
  return {
    ...hands,
    heard,
    close: () => app.unmount(),
  };
}

describe('a change that needs somebody else’s word', () => {
  let page: ReturnType<typeof open>;
  afterEach(() => page.close());
  const ready = () => !page.find<HTMLButtonElement>('replace-submit')?.disabled;

  async function fill() {
    await page.say('replace-mine', 'm-甲');
    await page.say('replace-out', 'p-甲');
    await page.say('replace-reason', '病假');
    await page.say('replace-person', 'p-2');
    expect(ready(), 'without the passphrase').toBe(false);
    await page.say('replace-passphrase', '口令');
  }

  it('goes with their passphrase, which is kept nowhere', async () => {
    page = open(() => draw);
    await fill();
    expect(ready()).toBe(true);
    await page.submit();
    expect(page.heard.asked).toEqual([
      {
        id: 'd-1',
        mine: 'm-甲',
        out: 'p-甲',
        reason: '病假',
        ticket: '0.12345678901',
        person: 'p-2',
        passphrase: '口令',
      },
    ]);
    expect(page.heard.done).toEqual([draw]);
    expect(page.find<HTMLInputElement>('replace-passphrase')?.value).toBe('');
  });

  it('shows who comes next, and whom the order passes over, before anybody approves', async () => {
    page = open(() => draw);
    await page.say('replace-mine', 'm-甲');
    expect(page.find('draw-next'), 'nobody leaves yet').toBeNull();
    await page.say('replace-out', 'p-甲');
    expect(page.heard.shown).toEqual([{ id: 'd-1', mine: 'm-甲', out: 'p-甲' }]);
    expect(page.find('next-name')?.textContent).toBe('检查员丁（局）');
    expect(page.find('next-passed')?.textContent).toContain('检查员丙');
    expect(page.find('replace-passphrase'), 'seen before it').toBeNull();
    await page.say('replace-mine', 'm-乙');
    expect(page.find('draw-next'), 'an answer to another question').toBeNull();
  });

  it('is approved by nobody who has not seen who comes next', async () => {
    let say: (next: DrawNext) => void = () => undefined;
    const later = () =>
      new Promise<DrawNext>((answer) => {
        say = answer;
      });
    page = open(() => draw, later);
    await fill();
    expect(ready(), 'the answer is on its way').toBe(false);
    say(NEXT);
    await settled();
    expect(ready()).toBe(true);
  });

  it('is approved by nobody where nobody is left', async () => {
    page = open(
      () => draw,
      async () => ({ person: null, passed: [], mine: null }),
    );
    await fill();
    expect(page.find('next-none')).not.toBeNull();
    expect(ready()).toBe(false);
  });

  it('asks for the passphrase again after a refusal, and says why', async () => {
    page = open(() => {
      throw new ProblemError({ code: 'wrong-passphrase', message: '', args: {} });
    });
    await fill();
    await page.submit();
    expect(page.heard.done).toEqual([]);
    expect(page.find('problem')?.dataset.code).toBe('wrong-passphrase');
    expect(ready()).toBe(false);
  });

  it('asks anew who leaves when another mine is chosen, and can be left', async () => {
    page = open(() => draw);
    await fill();
    await page.say('replace-mine', 'm-乙');
    expect(ready()).toBe(false);
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[type="button"].btn')];
    buttons.at(-1)?.click();
    expect(page.heard.cancelled).toBe(1);
  });
});
