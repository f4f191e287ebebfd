import type { BodyView, CaseView, DepartmentName, Staged, StepOf } from '@/api/generated';
import { w } from '@/words';
import { isDay } from './caseWords';

interface Option {
  value: string;
  label: string;
}

/** A field of a form that needs nothing of its own. What isn't optional must be there. */
export interface Field {
  name: string;
  is: 'text' | 'long' | 'day' | 'choice' | 'choices' | 'body' | 'file' | 'files';
  label: string;
  hint?: string;
  options?: readonly Option[];
  /** Of `body`: those that a document names, and, where it names nobody, any of these. */
  bodies?: readonly BodyView[];
  departments?: readonly DepartmentName[];
  /** What it holds at first; of `choices` all of these. */
  initial?: string | readonly string[];
  optional?: boolean;
  shown?: (said: Said) => boolean;
}

/** What was typed, chosen and handed over, by the names of the fields. */
export interface Said {
  texts: Record<string, string>;
  chosen: Record<string, string[]>;
  files: Record<string, Staged[]>;
}

/** The form of one step of a case. */
export interface StepForm {
  day: string;
  scans: string;
  fields: readonly Field[];
  /** Whose step it is, where that is chosen in the form. */
  whose?: (said: Said) => BodyView[];
  take: (step: StepOf, said: Said) => Promise<CaseView>;
}

export function startOf(fields: readonly Field[]): Said {
  const said: Said = { texts: {}, chosen: {}, files: {} };
  for (const field of fields) {
    if (field.is === 'choices') said.chosen[field.name] = [...(field.initial ?? [])];
    else if (field.is === 'file' || field.is === 'files') said.files[field.name] = [];
    else said.texts[field.name] = typeof field.initial === 'string' ? field.initial : '';
  }
  return said;
}

/** Whose a step is: one of those that a document names, or whom the officer names. */
export function bodyField(
  label: string,
  bodies: readonly BodyView[],
  departments: readonly DepartmentName[],
): Field {
  if (bodies.length) return { name: 'body', is: 'body', label, bodies };
  return { name: 'body', is: 'body', label, hint: w.cases.bodyAsked, bodies: [], departments };
}

/** The chosen one of those that a document names. */
export const chosenBody = (bodies: readonly BodyView[]) => (said: Said) =>
  bodies.filter(({ body }) => body === said.texts.body);

/** The chosen one of departments, of which `own` is that of whoever is signed in. */
export function chosenDepartment(
  departments: readonly DepartmentName[],
  own: string | null,
): (said: Said) => BodyView[] {
  return (said) =>
    departments
      .filter(({ id }) => id === said.texts.department)
      .map(({ id, name }) => ({ body: id, name, own: id === own }));
}

export const isShown = (field: Field, said: Said) => field.shown?.(said) ?? true;

/** The labels of what is missing, in the order of the form. */
export function missingOf(fields: readonly Field[], said: Said): string[] {
  const missing = fields.filter((field) => isShown(field, said) && !isFine(field, said));
  return missing.map(({ label }) => label);
}

function isFine(field: Field, said: Said): boolean {
  if (field.is === 'choices')
    return field.optional === true || (said.chosen[field.name]?.length ?? 0) > 0;
  if (field.is === 'file' || field.is === 'files')
    return field.optional === true || (said.files[field.name]?.length ?? 0) > 0;
  const text = (said.texts[field.name] ?? '').trim();
  if (!text) return field.optional === true;
  return field.is !== 'day' || isDay(text);
}
