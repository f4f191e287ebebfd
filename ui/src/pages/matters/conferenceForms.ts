import { call } from '@/api/client';
import type { AgendaItem, CaseBody } from '@/api/generated';
import { w } from '@/words';
import type { Field, Said, StepForm } from '../cases/stepForm';
import type { Beginning } from './beginning';

/** What is heard without a case; a removal is heard as its case. */
const TOPICS = ['progress', 'violations', 'sampling', 'joint-punishment'] as const;

function agenda({ texts, chosen }: Said, fields: readonly Field[]): AgendaItem[] {
  const cases = fields.find((field) => field.name === 'removals')?.options ?? [];
  const nameOf = (id: string) => cases.find((one) => one.value === id)?.label ?? id;
  const about = (chosen.topics ?? []).map((topic) => ({
    topic,
    text: texts[topic] ?? '',
    case: null,
  }));
  const removals = (chosen.removals ?? []).map((id) => ({
    topic: 'removal',
    text: nameOf(id),
    case: id,
  }));
  return [...about, ...removals];
}

export const conferenceBeginning: Beginning = {
  ofMine: false,
  async ask(_mine, pack) {
    const plan = await call('conference.plan', { mine: null, agency: null, pack });
    const item = (topic: (typeof TOPICS)[number]): Field => ({
      name: topic,
      is: 'text',
      label: w.conferences.topics[topic],
      shown: (said) => said.chosen.topics?.includes(topic) ?? false,
    });
    return {
      ...plan,
      nothing: () => (plan.members.length ? '' : w.conferences.notStated),
      whose: () => (plan.convener ? [plan.convener] : []),
      fields: () => [
        {
          name: 'topics',
          is: 'choices',
          label: w.conferences.agenda,
          hint: plan.agenda.join(w.common.comma),
          options: TOPICS.map((value) => ({ value, label: w.conferences.topics[value] })),
          optional: true,
        },
        ...TOPICS.map(item),
        {
          name: 'removals',
          is: 'choices',
          label: w.conferences.removals,
          options: plan.removals.map(({ id, name }) => ({ value: id, label: name })),
          optional: true,
        },
        {
          name: 'papers',
          is: 'files',
          label: w.conferences.notice,
          hint: w.cases.scanHint,
          optional: true,
        },
      ],
    };
  },
  begin: ({ pack, on }, said, fields) =>
    call('conference.convene', {
      pack,
      on,
      agenda: agenda(said, fields),
      papers: said.files.papers ?? [],
    }),
};

export function conferenceForm(body: Extract<CaseBody, { is: 'conference' }>): StepForm {
  const opinions: Field[] = body.agenda.map((item, index) => ({
    name: `opinion-${index}`,
    is: 'text',
    label: w.conferences.opinionOn({ text: item.text }),
  }));
  return {
    day: w.conferences.heldOn,
    scans: w.conferences.scans,
    fields: [
      {
        name: 'present',
        is: 'choices',
        label: w.conferences.present,
        options: body.members.map(({ id, name }) => ({ value: id, label: name })),
      },
      ...opinions,
      { name: 'minutes', is: 'file', label: w.conferences.minutes },
    ],
    take: (about, { texts, chosen, files }) =>
      call('conference.hold', {
        step: about,
        present: chosen.present ?? [],
        opinions: opinions.map((field) => texts[field.name] ?? ''),
        minutes: files.minutes?.[0] ?? { token: '', name: '' },
      }),
  };
}
