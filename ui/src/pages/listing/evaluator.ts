import type { EvaluatorInput } from '@/api/generated';

/** The choice of an agency that is not on the register. */
export const OUTSIDE = 'outside';

/** What was chosen, and the name of one from outside the register. */
export interface EvaluatorEntered {
  chosen: string;
  name: string;
}

/** `null` as long as nobody is named. */
export function evaluatorOf({ chosen, name }: EvaluatorEntered): EvaluatorInput | null {
  if (chosen !== OUTSIDE) return chosen ? { agency: chosen, outside: '' } : null;
  return name.trim() ? { agency: '', outside: name.trim() } : null;
}
