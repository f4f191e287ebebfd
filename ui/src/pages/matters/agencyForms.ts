import { call } from '@/api/client';
import type { CaseBody } from '@/api/generated';
import { w, wordFor } from '@/words';
import { executeForm } from '../cases/consequenceForms';
import { bodyField, chosenBody, type StepForm } from '../cases/stepForm';
import type { Beginning } from './beginning';

const plain = (texts: readonly string[]) => texts.map((text) => ({ value: text, label: text }));

export const agencyBeginning: Beginning = {
  ofMine: false,
  async ask(_mine, pack) {
    const plan = await call('agency.plan', { mine: null, agency: null, pack });
    const agencies = plan.agencies.map(({ id, name }) => ({ value: id, label: name }));
    return {
      ...plan,
      nothing: () => (plan.grounds.length ? '' : w.agencies.notStated),
      fields: () => [
        {
          name: 'agency',
          is: 'choice',
          label: w.complaints.agency,
          hint: agencies.length ? '' : w.complaints.noAgencies,
          options: agencies,
          subject: true,
        },
        {
          name: 'grounds',
          is: 'choices',
          label: w.agencies.grounds,
          hint: plan.all_grounds ? w.agencies.allNeeded : w.agencies.anyEnough,
          options: plain(plan.grounds),
        },
        { name: 'text', is: 'long', label: w.agencies.facts },
        { name: 'evidence', is: 'files', label: w.agencies.evidence },
      ],
    };
  },
  begin: ({ pack, on }, { texts, chosen, files }) =>
    call('agency.report', {
      agency: texts.agency ?? '',
      pack,
      on,
      grounds: chosen.grounds ?? [],
      text: texts.text ?? '',
      evidence: files.evidence ?? [],
    }),
};

export function agencyForm(
  body: Extract<CaseBody, { is: 'agency' }>,
  step: string,
  own_level: string | null,
): StepForm {
  const day = wordFor(w.agencies.days, step);
  const scans = wordFor(w.agencies.scans, step);
  const whose = chosenBody(body.by, { departments: body.departments, own_level });
  const note = { name: 'note', is: 'long', label: w.agencies.note, optional: true } as const;
  if (step === 'verify-agency')
    return {
      day,
      scans,
      whose,
      fields: [
        bodyField(w.removal.verifier, body.by, body.departments),
        { name: 'by', is: 'text', label: w.agencies.by },
        {
          name: 'holds',
          is: 'choices',
          label: w.agencies.holds,
          options: plain(body.grounds),
          optional: true,
        },
        note,
      ],
      take: (about, { texts, chosen }) =>
        call('agency.verify', {
          step: about,
          by: texts.by ?? '',
          body: texts.body ?? '',
          holds: chosen.holds ?? [],
          note: texts.note ?? '',
        }),
    };
  if (step === 'execute')
    return executeForm('agency.execute', body.follows, body.by, {
      departments: body.departments,
      own_level,
    });
  const follows = body.consequences.map((code) => wordFor(w.packs.codes, code));
  const yes = [wordFor(w.packs.codes, body.outcome ?? ''), ...follows].join(w.common.comma);
  return {
    day,
    scans,
    whose,
    fields: [
      bodyField(w.removal.body, body.by, body.departments),
      { name: 'person', is: 'text', label: w.agencies.person },
      {
        name: 'sanction',
        is: 'choice',
        label: w.agencies.conclusion,
        options: [
          { value: 'yes', label: yes },
          { value: 'no', label: w.agencies.nothingFollows },
        ],
      },
      note,
    ],
    take: (about, { texts }) =>
      call('agency.conclude', {
        step: about,
        person: texts.person ?? '',
        body: texts.body ?? '',
        sanction: texts.sanction === 'yes',
        note: texts.note ?? '',
      }),
  };
}
