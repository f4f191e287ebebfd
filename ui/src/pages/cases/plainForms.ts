import type { CaseBody } from '@/api/generated';
import { complaintForm } from '../complaint/complaintForms';
import { leadForm } from '../lead/leadForms';
import { agencyForm } from '../matters/agencyForms';
import { conferenceForm } from '../matters/conferenceForms';
import { lookbackForm } from '../matters/lookbackForms';
import { planForm } from '../matters/planForms';
import { sanctionForm } from '../matters/sanctionForms';
import { suspensionForm } from '../matters/suspensionForms';
import type { StepForm } from './stepForm';

type Plain = Exclude<CaseBody, { is: 'rectification' | 'removal' | 'listing' | 'filing' }>;

/** The form of a step that is fields and nothing else. */
export function plainForm(body: Plain, step: string, own_level: string | null): StepForm {
  switch (body.is) {
    case 'lead':
      return leadForm(body, step);
    case 'complaint':
      return complaintForm(step);
    case 'agency':
      return agencyForm(body, step, own_level);
    case 'sanction':
      return sanctionForm(body, step);
    case 'suspension':
      return suspensionForm(body, step, own_level);
    case 'conference':
      return conferenceForm(body);
    case 'plan':
      return planForm(step);
    case 'lookback':
      return lookbackForm(body, step);
  }
}
