import { call } from '@/api/client';
import type { BodyView, ConsequenceView } from '@/api/generated';
import { w, wordFor } from '@/words';
import { bodyField, chosenBody, type OtherBodies, type StepForm } from './stepForm';

/** What is still to be carried out by somebody, in the document's order. */
const leftOf = (follows: readonly ConsequenceView[]) =>
  follows.filter((one) => !one.by_itself && one.on === null);

/** One thing that follows on a decision, carried out: by whom, with which paper. */
export function executeForm(
  op: 'removal.execute' | 'agency.execute',
  follows: readonly ConsequenceView[],
  bodies: readonly BodyView[],
  others: OtherBodies,
): StepForm {
  const at = w.consequences;
  const left = leftOf(follows);
  return {
    day: at.day,
    scans: at.scans,
    whose: chosenBody(bodies, others),
    fields: [
      {
        name: 'consequence',
        is: 'choice',
        label: at.which,
        options: left.map(({ code }) => ({ value: code, label: wordFor(w.packs.codes, code) })),
        initial: left[0]?.code ?? '',
      },
      bodyField(at.body, bodies, others.departments),
      { name: 'person', is: 'text', label: at.person },
      {
        name: 'names',
        is: 'text',
        label: at.names,
        hint: at.namesHint,
        shown: ({ texts }) => texts.consequence === 'blacklist-persons',
      },
      { name: 'proof', is: 'file', label: at.proof },
    ],
    take: (step, { texts, files }) => {
      const [proof] = files.proof ?? [];
      return call(op, {
        step,
        consequence: texts.consequence ?? '',
        body: texts.body ?? '',
        person: texts.person ?? '',
        names: texts.names ?? '',
        proof: proof ?? { token: '', name: '' },
      });
    },
  };
}
