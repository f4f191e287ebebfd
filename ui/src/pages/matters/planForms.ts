import { call } from '@/api/client';
import type { PlanChoice, PlanForm } from '@/api/generated';
import { w, wordFor } from '@/words';
import type { Field, Said, StepForm } from '../cases/stepForm';
import type { Beginning } from './beginning';

const NO_FILE = { token: '', name: '' };
/** Before the name of a part, so that no part is taken for another field. */
const PART = 'part-';
/** Before the id of a plan whose areas the document names. */
const AREAS = 'areas-';

const titleOf = (one: PlanChoice) =>
  `${one.clause}\u3000${one.title}${one.voluntary ? w.plans.voluntary : ''}`;

function fieldsOf(form: PlanForm): Field[] {
  const chosen = (said: Said) => form.plans.find((one) => one.id === said.texts.plan);
  const mines = form.mines.map(({ id, name }) => ({ value: id, label: name }));
  const topics = [...new Set(form.plans.flatMap((one) => one.parts))];
  return [
    {
      name: 'plan',
      is: 'choice',
      label: w.plans.which,
      options: form.plans.map((one) => ({ value: one.id, label: titleOf(one) })),
      initial: form.plans[0]?.id ?? '',
      subject: true,
    },
    { name: 'year', is: 'text', label: w.plans.year, initial: form.today.slice(0, 4) },
    {
      name: 'mine',
      is: 'choice',
      label: w.plans.mine,
      options: mines,
      subject: true,
      shown: (said) => chosen(said)?.own === true,
    },
    {
      name: 'mines',
      is: 'choices',
      label: w.plans.mines,
      hint: w.plans.uncovered({ n: form.uncovered.length }),
      options: mines,
      initial: form.uncovered,
      shown: (said) => chosen(said)?.own === false && !chosen(said)?.areas.length,
    },
    ...form.plans
      .filter((one) => one.areas.length)
      .map(
        (one): Field => ({
          name: AREAS + one.id,
          is: 'choices',
          label: w.plans.mines,
          hint: w.plans.areas(one),
          options: mines,
          initial: one.in_areas,
          shown: (said) => said.texts.plan === one.id,
        }),
      ),
    {
      name: 'reason',
      is: 'long',
      label: w.plans.methodWhy,
      shown: (said) => chosen(said)?.reason_for.includes(said.texts.mine ?? '') ?? false,
    },
    { name: 'person', is: 'text', label: w.plans.person },
    ...topics.map(
      (topic): Field => ({
        name: PART + topic,
        is: 'long',
        label: topic,
        shown: (said) => chosen(said)?.parts.includes(topic) ?? false,
      }),
    ),
    { name: 'complete_by', is: 'day', label: w.plans.completeBy, optional: true },
    { name: 'document', is: 'file', label: w.plans.document },
  ];
}

/** The parts that the chosen plan shows, in their order. */
function partsOf(said: Said, fields: readonly Field[]) {
  return fields
    .filter((field) => field.name.startsWith(PART) && field.shown?.(said))
    .map((field) => ({ topic: field.name.slice(PART.length), text: said.texts[field.name] ?? '' }));
}

export const planBeginning: Beginning = {
  ofMine: false,
  async ask(_mine, pack) {
    const form = await call('plan.form', { mine: null, agency: null, pack });
    return {
      ...form,
      nothing: () => (form.plans.length ? '' : w.plans.notStated),
      whose: (said) => form.plans.find((one) => one.id === said.texts.plan)?.by ?? [],
      fields: () => fieldsOf(form),
    };
  },
  begin: ({ pack, on }, said, fields) => {
    const shows = (name: string) => fields.find((one) => one.name === name)?.shown?.(said);
    const { texts, chosen, files } = said;
    return call('plan.adopt', {
      pack,
      on,
      plan: texts.plan ?? '',
      mine: shows('mine') ? (texts.mine ?? '') : null,
      mines: fields
        .filter(({ name }) => name === 'mines' || name.startsWith(AREAS))
        .flatMap(({ name }) => (shows(name) ? (chosen[name] ?? []) : [])),
      year: Number.parseInt(texts.year ?? '', 10) || 0,
      person: texts.person ?? '',
      parts: partsOf(said, fields),
      complete_by: texts.complete_by?.trim() || null,
      document: files.document?.[0] ?? NO_FILE,
      reason: shows('reason') ? (texts.reason ?? '') : '',
    });
  },
};

export function planForm(step: string): StepForm {
  const closes = step === 'complete-plan';
  return {
    day: wordFor(w.plans.days, step),
    scans: wordFor(w.plans.scans, step),
    fields: [
      { name: 'person', is: 'text', label: w.plans.person },
      {
        name: 'note',
        is: 'long',
        label: closes ? w.plans.whyMissing : w.plans.note,
        optional: closes,
      },
    ],
    take: (about, { texts }) =>
      call(closes ? 'plan.complete' : 'plan.progress', {
        step: about,
        person: texts.person ?? '',
        note: texts.note ?? '',
      }),
  };
}
