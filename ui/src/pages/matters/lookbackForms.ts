import { call } from '@/api/client';
import type { CaseBody } from '@/api/generated';
import { w, wordFor } from '@/words';
import { bodyNames } from '../cases/caseWords';
import type { StepForm } from '../cases/stepForm';
import type { Beginning } from './beginning';

const NO_FILE = { token: '', name: '' };

/** Problems as they are typed, one a line. */
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const lookbackBeginning: Beginning = {
  ofMine: true,
  async ask(mine, pack) {
    const plan = await call('lookback.plan', {
      mine,
      inspection: null,
      rectification: null,
      lookback: null,
      pack,
    });
    const by = bodyNames(plan.by);
    return {
      ...plan.plan,
      clause: plan.clause,
      whose: () => plan.by,
      nothing: () => (plan.clause ? '' : w.lookbacks.notStated),
      fields: () => [
        { name: 'problems', is: 'long', label: w.lookbacks.problems },
        { name: 'limit', is: 'day', label: w.lookbacks.limit },
        {
          name: 'person',
          is: 'text',
          label: w.lookbacks.person,
          hint: by ? w.lookbacks.listBy({ by }) : '',
        },
        { name: 'list', is: 'file', label: w.lookbacks.list },
      ],
    };
  },
  begin: (about, { texts, files }) =>
    call('lookback.list', {
      ...about,
      problems: linesOf(texts.problems ?? ''),
      limit: texts.limit ?? '',
      person: texts.person ?? '',
      problem_list: files.list?.[0] ?? NO_FILE,
    }),
};

export function lookbackForm(body: Extract<CaseBody, { is: 'lookback' }>, step: string): StepForm {
  const day = wordFor(w.lookbacks.days, step);
  const scans = wordFor(w.lookbacks.scans, step);
  if (step === 'circulate')
    return {
      day,
      scans,
      fields: [{ name: 'circular', is: 'file', label: w.lookbacks.circular }],
      take: (about, { files }) =>
        call('lookback.circulate', { step: about, circular: files.circular?.[0] ?? NO_FILE }),
    };
  return {
    day,
    scans,
    fields: [
      { name: 'person', is: 'text', label: w.lookbacks.checkedBy },
      {
        name: 'closed',
        is: 'choices',
        label: w.lookbacks.putRight,
        options: body.problems.map((text, index) => ({ value: String(index), label: text })),
        optional: true,
      },
    ],
    take: (about, { texts, chosen }) =>
      call('lookback.check', {
        step: about,
        person: texts.person ?? '',
        closed: body.problems.map((_, index) => chosen.closed?.includes(String(index)) ?? false),
      }),
  };
}
