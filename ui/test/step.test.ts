import { describe, expect, it } from 'vitest';
import { reactive } from 'vue';
import { ProblemError } from '@/api/client';
import type { CaseView } from '@/api/generated';
import { useStep } from '@/pages/cases/useStep';
import { disk, inWindow, settled } from './disk';

const view = { row: { id: 'c-1' }, head: 'h-1', today: '2026-11-22' } as CaseView;
const FORM = 'case/c-1/verify';

/** A window with the form of a step; what was recorded of it. */
const open = (recorded: CaseView[] = []) =>
  inWindow(() => {
    const said = reactive({ by: '', holds: undefined as boolean | undefined });
    const step = useStep({ view }, 'verify', { said }, (next) => recorded.push(next));
    return { said, step };
  });

describe('the form of a step', () => {
  it('outlives the window with its day, its choice and its scans', async () => {
    const kept = disk();
    const first = await open();
    expect([...kept]).toEqual([]);
    first.said.holds = false;
    first.step.on.value = '2026-11-20';
    first.step.papers.value = [{ token: 't-1', name: '核实表.pdf' }];
    await settled();
    first.close();

    const second = await open();
    expect([second.said.holds, second.step.on.value]).toEqual([undefined, '2026-11-22']);
    expect(second.step.draft.offered.value).toBe(3);
    second.step.draft.restore();
    expect(second.said.holds).toBe(false);
    expect(second.step.about()).toEqual({
      case: 'c-1',
      saw: 'h-1',
      on: '2026-11-20',
      papers: [{ token: 't-1', name: '核实表.pdf' }],
    });
  });

  it('is forgotten once the step is recorded, and not before', async () => {
    const kept = disk();
    const recorded: CaseView[] = [];
    const { said, step } = await open(recorded);
    said.by = '白云飞';
    await settled();
    const refusal = new ProblemError({ code: 'case-needs-scan', message: '', args: {} });
    expect(await step.record(() => Promise.reject(refusal))).toBe(false);
    expect(kept.get(FORM)).toEqual({ 'said/by': '"白云飞"' });
    expect(await step.record(async () => view)).toBe(true);
    expect([kept.has(FORM), recorded]).toEqual([false, [view]]);
  });
});
