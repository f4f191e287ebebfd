import { computed, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { CaseView, MineRow } from '@/api/generated';
import type { FormDraft } from '@/state/useFormDraft';
import { useTask } from '@/state/useTask';

/** What every page of a new case has: the mine it is about, the rules chosen, and the way to the case. */
export function useNewCase() {
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
  const pack = shallowRef(from('pack'));
  // Another mine may lie where other rules are in force.
  watch(about, () => {
    pack.value = '';
  });

  /** Records the case, forgets what was kept of its form, and shows it. */
  const begin = (work: () => Promise<CaseView>, draft?: FormDraft) =>
    task.run(async () => {
      const view = await work();
      await draft?.done();
      await router.replace(`/cases/${view.row.id}`);
    });
  return { from, fixed, mine, about, pack, task, begin };
}
