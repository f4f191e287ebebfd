import { call } from '@/api/client';
import type { AskedView, CaseBody } from '@/api/generated';
import type { IconName } from '@/parts/icons';
import type { Tone } from '@/parts/StatusTag.vue';
import { w, wordFor } from '@/words';
import { chosenDepartment, type Field, type StepForm } from '../cases/stepForm';

type LeadBody = Extract<CaseBody, { is: 'lead' }>;

const codes = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** To whom, how, and by when: the pack's departments are chosen already. */
function sendFields(body: LeadBody): Field[] {
  const open = body.asked.filter((one) => one.answer === null || one.answer === 'accepted');
  const free = body.departments.filter(({ id }) => !open.some((one) => one.department.id === id));
  const initial = body.competent.filter((id) => free.some((one) => one.id === id));
  const elsewhere = (to: readonly string[]) =>
    body.competent.length > 0 && to.some((id) => !body.competent.includes(id));
  return [
    {
      name: 'to',
      is: 'choices',
      label: w.leads.to,
      hint: body.competent.length ? w.leads.toNamed : w.leads.toOpen,
      options: free.map(({ id, name }) => ({ value: id, label: name })),
      initial,
    },
    {
      name: 'elsewhere',
      is: 'text',
      label: w.leads.elsewhere,
      shown: (said) => elsewhere(said.chosen.to ?? []),
    },
    {
      name: 'way',
      is: 'choice',
      label: w.leads.way,
      options: codes(w.leads.ways),
      initial: body.way ?? 'letter',
    },
    { name: 'person', is: 'text', label: w.leads.sender },
    { name: 'letter', is: 'file', label: w.leads.letter },
    {
      name: 'answer_by',
      is: 'day',
      label: w.leads.answerBy,
      hint: w.leads.answerByHint,
      optional: true,
    },
  ];
}

function answerFields(body: LeadBody): Field[] {
  const open = body.asked.filter((one) => one.answer === null || one.answer === 'accepted');
  return [
    {
      name: 'department',
      is: 'choice',
      label: w.leads.department,
      options: open.map(({ department }) => ({ value: department.id, label: department.name })),
      initial: open[0]?.department.id ?? '',
    },
    { name: 'answer', is: 'choice', label: w.leads.answer, options: codes(w.leads.answers) },
    { name: 'text', is: 'long', label: w.leads.answerText },
    { name: 'letter', is: 'file', label: w.leads.answerLetter, optional: true },
  ];
}

export function leadForm(body: LeadBody, step: string): StepForm {
  const day = wordFor(w.leads.days, step);
  const scans = wordFor(w.leads.scans, step);
  if (step === 'send') {
    const take: StepForm['take'] = (about, { texts, chosen, files }) =>
      call('lead.send', {
        step: about,
        person: texts.person ?? '',
        to: chosen.to ?? [],
        way: texts.way ?? '',
        letter: files.letter?.[0] ?? { token: '', name: '' },
        answer_by: texts.answer_by?.trim() || null,
        elsewhere: texts.elsewhere ?? '',
      });
    return { day, scans, fields: sendFields(body), take };
  }
  if (step === 'answer') {
    const take: StepForm['take'] = (about, { texts, files }) =>
      call('lead.answer', {
        step: about,
        department: texts.department ?? '',
        answer: texts.answer ?? '',
        text: texts.text ?? '',
        letter: files.letter?.[0] ?? null,
      });
    const whose = chosenDepartment(body.departments, body.own_department);
    return { day, scans, fields: answerFields(body), whose, take };
  }
  return {
    day,
    scans,
    fields: [
      { name: 'person', is: 'text', label: w.leads.closer },
      { name: 'note', is: 'long', label: w.leads.closeNote, optional: true },
    ],
    take: (about, { texts }) =>
      call('lead.close', { step: about, person: texts.person ?? '', note: texts.note ?? '' }),
  };
}

/** What a department has said so far: icon, colour and word. */
export function askedLook(asked: AskedView): { icon: IconName; tone: Tone; word: string } {
  if (asked.overdue) return { icon: 'alert', tone: 'bad', word: w.leads.overdue };
  switch (asked.answer) {
    case null:
      return { icon: 'send', tone: 'warn', word: w.leads.sent };
    case 'handled':
      return { icon: 'ok', tone: 'good', word: w.leads.answers.handled };
    case 'refused':
      return { icon: 'undo', tone: 'c2', word: w.leads.answers.refused };
    default:
      return { icon: 'check', tone: 'info', word: w.leads.answers.accepted };
  }
}
