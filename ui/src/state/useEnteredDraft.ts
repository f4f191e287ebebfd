import { w } from '@/words';
import { toast } from './toasts';
import { type FormDraft, type Texts, useFormDraft } from './useFormDraft';

/** What is entered in a form, by group and field: texts, choices, days, ticks, files handed over. */
export type Entered = Readonly<Record<string, object>>;

export interface EnteredOptions {
  /** What the app itself fills in, which nobody entered. */
  filled?: () => Entered;
  /** Makes the form new when it is about something else; without it, all fields are as they began. */
  leave?: () => void;
}

/** Each field as the text that is kept of it; what is undefined isn't there. */
export function flat(entered: Entered): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entered).flatMap(([group, fields]) =>
      Object.entries(fields)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [`${group}/${name}`, JSON.stringify(value)]),
    ),
  );
}

/** Puts fields back as these texts have them; a name may have strokes of its own. */
export function put(entered: Entered, texts: Texts): void {
  for (const [path, text] of Object.entries(texts)) {
    const end = path.indexOf('/');
    const fields = entered[path.slice(0, end)];
    if (fields) Object.assign(fields, { [path.slice(end + 1)]: JSON.parse(text) });
  }
}

/**
 * Keeps all that is entered in a form, as `useFormDraft` does. A form that comes to be about
 * something else is begun anew: what was entered stays with what it was entered for.
 */
export function useEnteredDraft(
  form: () => string,
  entered: () => Entered,
  { filled, leave }: EnteredOptions = {},
): FormDraft {
  const first = flat(entered());

  function now(): Texts {
    const given = filled ? flat(filled()) : {};
    const touched = ([path, text]: [string, string]) =>
      text !== first[path] && text !== given[path];
    return Object.fromEntries(Object.entries(flat(entered())).filter(touched));
  }

  function anew() {
    for (const [group, fields] of Object.entries(entered())) {
      for (const name of Object.keys(fields)) {
        const text = first[`${group}/${name}`];
        Object.assign(fields, { [name]: text === undefined ? undefined : JSON.parse(text) });
      }
    }
  }

  return useFormDraft({
    form,
    now,
    differs: (path, text) => {
      const all = entered();
      return path.slice(0, path.indexOf('/')) in all && flat(all)[path] !== text;
    },
    restore: (texts) => put(entered(), texts),
    leave: () => {
      if (Object.keys(now()).length) toast(() => w.common.draftStays);
      (leave ?? anew)();
    },
  });
}
