import { beforeEach, describe, expect, it } from 'vitest';
import { effectScope, nextTick } from 'vue';
import { useTransport } from '@/api/client';
import type { DrawScope, DrawScopeInput, PlanOptions, RegionName } from '@/api/generated';
import { usePlan } from '@/pages/draws/plan/usePlan';

const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await nextTick();
};

interface Question {
  name: string;
  input: DrawScopeInput;
  answer: (answer: unknown) => void;
}

/** A machine that answers when the test says so. */
let asked: Question[];
beforeEach(() => {
  asked = [];
  useTransport({
    call: (name, input) => {
      if (name === 'form.drafts') return Promise.resolve({ fields: {} });
      if (name.startsWith('form.')) return Promise.resolve({});
      return new Promise((answer) => {
        asked.push({ name, input: input as DrawScopeInput, answer });
      });
    },
    draft: () => undefined,
    stage: async () => 't-1',
    blobUrl: (hash) => hash,
  });
});

const region = (code: string): RegionName => ({ code, name: code, full_name: code });

function answerTo({ name, input }: Question): unknown {
  if (name === 'draw.plan') {
    const options: Partial<PlanOptions> = {
      region: input.region,
      strata: [],
      inspectors: [],
      suggested_until: '2026-12-31',
    };
    return options;
  }
  const scope: Partial<DrawScope> = {
    suggested_title: `${input.region} ${input.kind}`,
    suggested_period: '2026',
    clauses: [],
    stations: [],
  };
  return scope;
}

/** Answers the oldest question that waits. */
async function answer() {
  const question = asked.shift();
  if (!question) throw new Error('nothing is asked');
  question.answer(answerTo(question));
  await settled();
}

function open() {
  const plan = effectScope().run(() => usePlan(undefined));
  if (!plan) throw new Error('no scope');
  return plan;
}

describe('a plan whose region or kind changes while its options are on their way', () => {
  it('is filled in for the last choice alone', async () => {
    const plan = open();
    plan.region.value = region('150600');
    await settled();
    plan.region.value = region('620000');
    await settled();
    plan.kind.value = 'annual';
    await settled();
    expect(asked.length, 'one question at a time').toBe(1);
    await answer();
    expect(plan.options.value, 'an answer to the first choice').toBeUndefined();
    expect(asked.map(({ name, input }) => [name, input])).toEqual([
      ['draw.scope', { region: '620000', kind: 'annual' }],
    ]);
    await answer();
    await answer();
    expect(plan.options.value?.region).toBe('620000');
    expect(plan.form.title).toBe('620000 annual');
    expect([asked.length, plan.asking.busy.value]).toEqual([0, false]);
  });

  it('offers nothing that is about to change, and asks anew for a choice that came back', async () => {
    const plan = open();
    plan.region.value = region('150600');
    await settled();
    await answer();
    await answer();
    expect(plan.form.title).toBe('150600 quarterly');
    plan.kind.value = 'annual';
    await settled();
    expect(plan.options.value).toBeUndefined();
    await answer();
    plan.kind.value = 'quarterly';
    await settled();
    await answer();
    expect(plan.options.value, 'the scope of the other kind').toBeUndefined();
    await answer();
    await answer();
    expect(plan.form.title).toBe('150600 quarterly');
    expect(asked.length).toBe(0);
  });

  it('shows nothing once no region is chosen', async () => {
    const plan = open();
    plan.region.value = region('150600');
    await settled();
    plan.region.value = undefined;
    await settled();
    await answer();
    expect([plan.options.value, plan.scope.value, asked.length]).toEqual([undefined, undefined, 0]);
  });
});
