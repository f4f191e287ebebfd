import { computed, reactive, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { CaseView, MineRow, PackCard } from '@/api/generated';
import { type Entered, type EnteredOptions, useEnteredDraft } from '@/state/useEnteredDraft';
import type { FormDraft } from '@/state/useFormDraft';
import { useTask } from '@/state/useTask';

/** What every page of a new case has: its mine, its rules, what is kept of it, the way to the case. */
export function useNewCase(kind: string) {
  const { query } = useRoute();
  const router = useRouter();
  const task = useTask();
  /** What the way here named; empty where it named none. */
  const from = (name: string) => {
    const value = query[name];
    return typeof value === 'string' ? value : '';
  };
  const fixed = from('mine');
  const mine = shallowRef<MineRow>();
  const about = computed(() => mine.value?.id ?? fixed);
  /** As somebody chose them; empty as long as nobody did. */
  const pack = shallowRef(from('pack'));
  // Another mine may lie where other rules are in force.
  watch(about, () => {
    pack.value = '';
  });
  /** The rules that were chosen, else those that this was asked under. */
  const packOf = (asked: () => { pack: PackCard } | undefined) =>
    computed({
      get: () => pack.value || (asked()?.pack.id ?? ''),
      set: (id: string) => {
        pack.value = id;
      },
    });

  const rules = reactive({ pack });
  /** Keeps what is entered: of each mine its own, or of each `subject` where that isn't a mine. */
  function keep(
    entered: () => Entered,
    options?: EnteredOptions,
    subject: () => string = () => '',
  ) {
    const origin = from('inspection') || from('rectification');
    return useEnteredDraft(
      () => `new/${kind}/${about.value || origin || subject()}`,
      () => ({ ...entered(), rules }),
      options,
    );
  }

  /** Records the case, forgets what was kept of its form, and shows it. */
  const begin = (work: () => Promise<CaseView>, draft: FormDraft) =>
    task.run(async () => {
      const view = await work();
      await draft.done();
      await router.replace(`/cases/${view.row.id}`);
    });
  return { from, fixed, mine, about, pack, packOf, task, keep, begin };
}
