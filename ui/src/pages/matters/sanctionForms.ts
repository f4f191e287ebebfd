import { call } from '@/api/client';
import type { CaseBody } from '@/api/generated';
import { w, wordFor } from '@/words';
import { namesIn } from '../cases/caseWords';
import { chosenDepartment, type Field, type Said, type StepForm } from '../cases/stepForm';
import type { Beginning } from './beginning';

export const sanctionBeginning: Beginning = {
  ofMine: true,
  async ask(mine, pack) {
    const plan = await call('sanction.plan', {
      mine,
      inspection: null,
      rectification: null,
      lookback: null,
      pack,
    });
    const named = plan.sanctions.flatMap((one) => one.answerable);
    const asking = plan.sanctions.filter((one) => one.asks_finding);
    const found = asking.find((one) => one.finding)?.finding;
    const asksFinding = (said: Said) => asking.some((one) => one.id === said.texts.sanction);
    const people = new Set(plan.sanctions.filter((one) => one.people).map((one) => one.id));
    const unsaid = new Set(plan.sanctions.filter((one) => one.reason_asked).map((one) => one.id));
    return {
      ...plan.plan,
      nothing: () => (plan.sanctions.length ? '' : w.sanctions.notStated),
      fields: () => [
        {
          name: 'sanction',
          is: 'choice',
          label: w.sanctions.which,
          options: plan.sanctions.map((one) => ({
            value: one.id,
            label: `${one.clause}　${one.text}`,
          })),
          initial: plan.sanctions.find((one) => one.answerable.length)?.id ?? '',
        },
        { name: 'person', is: 'text', label: w.sanctions.proposer },
        { name: 'facts', is: 'long', label: w.sanctions.facts },
        {
          name: 'answerable',
          is: 'text',
          label: w.sanctions.answerable,
          hint: w.rectification.names,
          initial: named.join(w.common.comma),
          shown: (said) => people.has(said.texts.sanction ?? ''),
        },
        {
          name: 'reason',
          is: 'long',
          label: w.sanctions.removedWhy,
          shown: (said) => unsaid.has(said.texts.sanction ?? ''),
        },
        {
          name: 'found_by',
          is: 'text',
          label: w.sanctions.foundBy,
          initial: found?.agency ?? '',
          shown: asksFinding,
        },
        {
          name: 'found_on',
          is: 'day',
          label: w.sanctions.foundOn,
          initial: found?.on ?? '',
          shown: asksFinding,
        },
        { name: 'evidence', is: 'files', label: w.sanctions.evidence },
      ],
    };
  },
  begin: (about, { texts, files }) =>
    call('sanction.propose', {
      ...about,
      sanction: texts.sanction ?? '',
      person: texts.person ?? '',
      facts: texts.facts ?? '',
      evidence: files.evidence ?? [],
      answerable: namesIn(texts.answerable ?? ''),
      finding: texts.found_on ? { agency: texts.found_by ?? '', on: texts.found_on } : null,
      reason: texts.reason ?? '',
    }),
};

export function sanctionForm(body: Extract<CaseBody, { is: 'sanction' }>, step: string): StepForm {
  const day = wordFor(w.sanctions.days, step);
  const scans = wordFor(w.sanctions.scans, step);
  const department: Field = {
    name: 'department',
    is: 'choice',
    label: w.sanctions.department,
    options: body.departments.map(({ id, name }) => ({ value: id, label: name })),
  };
  const whose = chosenDepartment(body.departments, body.own_department);
  if (step === 'lift-sanction')
    return {
      day,
      scans,
      whose,
      fields: [department, { name: 'note', is: 'long', label: w.sanctions.liftReason }],
      take: (about, { texts }) =>
        call('sanction.lift', {
          step: about,
          department: texts.department ?? '',
          note: texts.note ?? '',
        }),
    };
  return {
    day,
    scans,
    whose,
    fields: [
      department,
      {
        name: 'taken',
        is: 'choice',
        label: w.sanctions.decision,
        options: [
          { value: 'yes', label: w.sanctions.taken },
          { value: 'no', label: w.sanctions.notTaken },
        ],
      },
      {
        name: 'decision',
        is: 'file',
        label: w.sanctions.paper,
        shown: (said) => said.texts.taken === 'yes',
      },
      {
        name: 'note',
        is: 'long',
        label: w.sanctions.reason,
        shown: (said) => said.texts.taken === 'no',
      },
    ],
    take: (about, { texts, files }) =>
      call('sanction.settle', {
        step: about,
        department: texts.department ?? '',
        taken: texts.taken === 'yes',
        note: texts.note ?? '',
        decision: files.decision?.[0] ?? null,
      }),
  };
}
