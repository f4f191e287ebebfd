import { call } from '@/api/client';
import type { CaseBody } from '@/api/generated';
import { w, wordFor } from '@/words';
import { bodyField, chosenBody, type StepForm } from '../cases/stepForm';
import type { Beginning } from './beginning';

const NO_FILE = { token: '', name: '' };

export const suspensionBeginning: Beginning = {
  ofMine: true,
  async ask(mine, pack) {
    const plan = await call('suspension.plan', {
      mine,
      inspection: null,
      rectification: null,
      lookback: null,
      pack,
    });
    const first = plan.duties[0];
    const due = () =>
      first?.due ? w.suspensions.due({ day: first.due }) : w.suspensions.dueUnknown;
    return {
      ...plan.plan,
      clause: first?.clause ?? null,
      whose: chosenBody(first?.by ?? [], {
        departments: plan.departments,
        own_level: plan.plan.own_level,
      }),
      nothing: () => (plan.duties.length ? '' : w.suspensions.notStated),
      fields: () => [
        {
          name: 'duty',
          is: 'choice',
          label: w.suspensions.duty,
          options: plan.duties.map((one) => ({ value: one.id, label: one.title })),
          initial: first?.id ?? '',
        },
        {
          name: 'since',
          is: 'day',
          label: w.suspensions.since,
          hint: `${due()} ${plan.counting}`,
          initial: plan.since ?? '',
        },
        {
          name: 'reason',
          is: 'long',
          label: w.suspensions.reason,
          shown: () => plan.reason_asked,
        },
        bodyField(w.suspensions.body, first?.by ?? [], plan.departments),
        { name: 'person', is: 'text', label: w.suspensions.person },
        { name: 'limit', is: 'day', label: w.suspensions.limit },
        { name: 'notice', is: 'file', label: w.suspensions.notice },
      ],
    };
  },
  begin: (about, { texts, files }) =>
    call('suspension.order', {
      ...about,
      duty: texts.duty ?? '',
      since: texts.since ?? '',
      person: texts.person ?? '',
      body: texts.body ?? '',
      limit: texts.limit ?? '',
      notice: files.notice?.[0] ?? NO_FILE,
      reason: texts.reason ?? '',
    }),
};

export function suspensionForm(
  body: Extract<CaseBody, { is: 'suspension' }>,
  step: string,
  own_level: string | null,
): StepForm {
  const day = wordFor(w.suspensions.days, step);
  const scans = wordFor(w.suspensions.scans, step);
  if (step === 'resume')
    return {
      day,
      scans,
      fields: [],
      take: (about) => call('suspension.resume', { step: about }),
    };
  return {
    day,
    scans,
    whose: chosenBody(body.by, { departments: body.departments, own_level }),
    fields: [
      bodyField(w.suspensions.acceptor, body.by, body.departments),
      { name: 'person', is: 'text', label: w.suspensions.acceptedBy },
      {
        name: 'passed',
        is: 'choice',
        label: w.suspensions.opinion,
        options: [
          { value: 'yes', label: w.suspensions.passed },
          { value: 'no', label: w.suspensions.notPassed },
        ],
      },
      { name: 'opinion', is: 'file', label: w.suspensions.paper },
    ],
    take: (about, { texts, files }) =>
      call('suspension.accept', {
        step: about,
        person: texts.person ?? '',
        body: texts.body ?? '',
        passed: texts.passed === 'yes',
        opinion: files.opinion?.[0] ?? NO_FILE,
      }),
  };
}
