import { call } from '@/api/client';
import { w, wordFor } from '@/words';
import type { StepForm } from '../cases/stepForm';

export function complaintForm(step: string): StepForm {
  const day = wordFor(w.complaints.days, step);
  const scans = wordFor(w.complaints.scans, step);
  if (step === 'examine') {
    const findings = Object.entries(w.complaints.findings);
    return {
      day,
      scans,
      fields: [
        { name: 'by', is: 'text', label: w.complaints.by },
        {
          name: 'finding',
          is: 'choice',
          label: w.complaints.finding,
          options: findings.map(([value, label]) => ({ value, label })),
        },
        { name: 'text', is: 'long', label: w.complaints.found },
        { name: 'evidence', is: 'files', label: w.complaints.evidence, optional: true },
      ],
      take: (about, { texts, files }) =>
        call('complaint.examine', {
          step: about,
          by: texts.by ?? '',
          finding: texts.finding ?? '',
          text: texts.text ?? '',
          evidence: files.evidence ?? [],
        }),
    };
  }
  if (step === 'close-complaint')
    return {
      day,
      scans,
      fields: [
        { name: 'person', is: 'text', label: w.complaints.person },
        { name: 'answer', is: 'long', label: w.complaints.answer },
      ],
      take: (about, { texts }) =>
        call('complaint.answer', {
          step: about,
          person: texts.person ?? '',
          answer: texts.answer ?? '',
        }),
    };
  return {
    day,
    scans,
    fields: [{ name: 'text', is: 'long', label: w.complaints.appeal }],
    take: (about, { texts }) => call('complaint.appeal', { step: about, text: texts.text ?? '' }),
  };
}
