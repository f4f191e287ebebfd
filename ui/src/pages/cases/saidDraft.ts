import { type FormDraft, useFormDraft } from '@/state/useFormDraft';
import { type Field, type Said, startOf } from './stepForm';

const PARTS = ['texts', 'chosen', 'files'] as const;

/** What is said, as texts by part and field. */
function flat(said: Said): Record<string, string> {
  const of = (part: (typeof PARTS)[number]) =>
    Object.entries(said[part]).map(([name, value]) => [`${part}/${name}`, JSON.stringify(value)]);
  return Object.fromEntries(PARTS.flatMap(of));
}

/** Keeps what is typed, chosen and handed over in a form of fields until it is recorded. */
export function useSaidDraft(
  form: () => string,
  said: Said,
  fields: () => readonly Field[],
): FormDraft {
  return useFormDraft({
    form,
    now: () => {
      const began = flat(startOf(fields()));
      const now = Object.entries(flat(said));
      return Object.fromEntries(now.filter(([field, text]) => text !== began[field]));
    },
    differs: (field, text) => (flat(said)[field] ?? text) !== text,
    restore: (texts) => {
      for (const part of PARTS) {
        for (const name of Object.keys(said[part])) {
          const text = texts[`${part}/${name}`];
          if (text) said[part][name] = JSON.parse(text);
        }
      }
    },
  });
}
