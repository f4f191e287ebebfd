import { type Ref, shallowRef } from 'vue';
import { type Texts, useFormDraft } from '@/state/useFormDraft';

/** What is filled in on the plan's page: groups of fields, and choices. */
interface Filled {
  groups: Readonly<Record<string, object>>;
  choices: Readonly<Record<string, Ref<unknown>>>;
}

/** What the register and the rules fill in anew for each region and kind; the rest stays. */
const GIVEN =
  /^(form\/(title|period|until|basis)|(quotas|team)\/.*|clauses|people|recusals|lists)$/;

/** Keeps what is filled in for a draw until its list is frozen, by region and kind of draw. */
export function usePlanDraft({ groups, choices }: Filled) {
  const first = flat();
  /** For which plan the page was filled in, and with what. */
  const began = shallowRef<{ form: string; texts: Texts }>();

  function flat(): Record<string, string> {
    const fields = Object.entries(groups).flatMap(([group, all]) =>
      Object.entries(all).map(([field, value]) => [`${group}/${field}`, JSON.stringify(value)]),
    );
    const chosen = Object.entries(choices).map(([name, { value }]) => [
      name,
      JSON.stringify(value),
    ]);
    return Object.fromEntries([...fields, ...chosen]);
  }

  const draft = useFormDraft({
    form: () => began.value?.form ?? 'draw/plan',
    now: () => {
      const before = began.value?.texts;
      if (!before) return {};
      return Object.fromEntries(
        Object.entries(flat()).filter(([field, text]) => text !== before[field]),
      );
    },
    // A county that is no more has no place for its number.
    differs: (field, text) => began.value !== undefined && (flat()[field] ?? text) !== text,
    restore: (texts) => {
      for (const [name, text] of Object.entries(texts)) {
        const [group = '', field = ''] = name.split('/');
        const [fields, choice] = [groups[group], choices[name]];
        if (choice) choice.value = JSON.parse(text);
        else if (fields) Object.assign(fields, { [field]: JSON.parse(text) });
      }
    },
  });

  return {
    draft,
    /** Another plan is on its way: what it fills in was typed by nobody. */
    leave() {
      began.value = undefined;
    },
    begin(form: string) {
      const now = Object.entries(flat());
      const texts = now.map(([field, text]) => [field, GIVEN.test(field) ? text : first[field]]);
      began.value = { form: `draw/plan/${form}`, texts: Object.fromEntries(texts) };
    },
  };
}
