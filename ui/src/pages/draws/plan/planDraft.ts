import { shallowRef } from 'vue';
import { type Entered, flat, put } from '@/state/useEnteredDraft';
import { type Texts, useFormDraft } from '@/state/useFormDraft';

/** What the register and the rules fill in anew for each region and kind; the rest stays. */
const GIVEN =
  /^(form\/(title|period|until|basis)|(quotas|team)\/.*|choices\/(clauses|people|recusals|lists))$/;

/** Keeps what is filled in for a draw until its list is frozen, by region and kind of draw. */
export function usePlanDraft(entered: Entered) {
  const first = flat(entered);
  /** For which plan the page was filled in, and with what. */
  const began = shallowRef<{ form: string; texts: Texts }>();

  const draft = useFormDraft({
    form: () => began.value?.form ?? 'draw/plan',
    now: () => {
      const before = began.value?.texts;
      if (!before) return {};
      return Object.fromEntries(
        Object.entries(flat(entered)).filter(([field, text]) => text !== before[field]),
      );
    },
    // A county that is no more has no place for its number.
    differs: (field, text) => began.value !== undefined && (flat(entered)[field] ?? text) !== text,
    restore: (texts) => put(entered, texts),
  });

  return {
    draft,
    /** Another plan is on its way: what it fills in was typed by nobody. */
    leave() {
      began.value = undefined;
    },
    begin(form: string) {
      const now = Object.entries(flat(entered));
      const texts = now.map(([field, text]) => [field, GIVEN.test(field) ? text : first[field]]);
      began.value = { form: `draw/plan/${form}`, texts: Object.fromEntries(texts) };
    },
  };
}
