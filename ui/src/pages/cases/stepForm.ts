import type { BodyView, CaseView, DepartmentName, Staged, StepOf } from '@/api/generated';
import { w, wordFor } from '@/words';
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
  /** What the case is about: another choice begins another form. */
  subject?: boolean;
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

/** Which case a form is about, where its fields say so. */
export const subjectOf = (fields: readonly Field[], said: Said) =>
  fields
    .filter((field) => field.subject && isShown(field, said))
    .map(({ name }) => said.texts[name] ?? '')
    .join('/');

/** The form as it begins; what it is about stays. */
export function anew(fields: readonly Field[], said: Said): Said {
  const start = startOf(fields);
  for (const { name, subject } of fields) if (subject) start.texts[name] = said.texts[name] ?? '';
  return start;
}

/** The form under other rules, in the place of `before`: what was entered stays where it fits. */
export function under(fields: readonly Field[], said: Said, before: readonly Field[]): Said {
  const [start, began] = [startOf(fields), startOf(before)];
  for (const part of ['texts', 'chosen', 'files'] as const) {
    for (const [name, value] of Object.entries<unknown>(said[part])) {
      const field = fields.find((one) => one.name === name);
      const entered = JSON.stringify(value) !== JSON.stringify(began[part][name]);
      if (entered && (!field || fits(field, value))) Object.assign(start[part], { [name]: value });
    }
  }
  return start;
}

/** Rules that don't know a choice can't be followed with it. */
function fits({ is, options = [] }: Field, value: unknown): boolean {
  const known = (one: unknown) => options.some((option) => option.value === one);
  if (is === 'choice') return known(value);
  return is !== 'choices' || (value as unknown[]).every(known);
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

/** Those whom an officer may name where no document names anybody, and of which level they are. */
export interface OtherBodies {
  departments: readonly DepartmentName[];
  /** What any body of another level did is entered for it. */
  own_level: string | null;
}

/** The body that was chosen: one that a document names, or another by its level and department. */
export function bodySaid(
  said: string,
  named: readonly BodyView[],
  { departments, own_level }: OtherBodies,
): BodyView[] {
  const [level = '', id] = said.split('/');
  const other = departments
    .filter((one) => one.id === id)
    .map(({ name }) => ({
      body: said,
      name: `${wordFor(w.removal.levels, level)} ${name}`,
      own: level === own_level,
    }));
  const chosen = named.filter(({ body }) => body === said);
  return chosen.length ? chosen : other;
}

export const chosenBody = (named: readonly BodyView[], others: OtherBodies) => (said: Said) =>
  bodySaid(said.texts.body ?? '', named, others);

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
