import { onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue';
import { call, type OpName, ProblemError } from '@/api/client';
import type { Ops, Problem, Refresh } from '@/api/generated';
import { latest } from './latest';
import { heard, revision } from './revision';

export interface Asked<T> {
  data: ShallowRef<T | undefined>;
  problem: ShallowRef<Problem | undefined>;
  loading: ShallowRef<boolean>;
  reload: () => Promise<void>;
}

/**
 * Asks a question, and again whenever its input, one of `topics` or the language changes; the
 * answer shown is always to the newest input. `null` asks nothing.
 */
export function useOp<K extends OpName>(
  name: K,
  input: () => Ops[K]['input'] | null,
  topics: readonly Refresh[] = [],
): Asked<Ops[K]['output']> {
  const data = shallowRef<Ops[K]['output']>();
  const problem = shallowRef<Problem>();
  const loading = shallowRef(false);
  let gone = false;
  onScopeDispose(() => {
    gone = true;
  });

  const ask = latest(async (question: Ops[K]['input'] | null) => {
    if (question === null || gone) return;
    loading.value = true;
    try {
      data.value = await call(name, question);
      problem.value = undefined;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problem.value = error.problem;
    } finally {
      loading.value = false;
    }
  });
  const reload = () => ask(input());

  const shown = topics.map((topic) => () => revision[topic]);
  watch([() => JSON.stringify(input()), heard, ...shown], reload, { immediate: true });
  return { data, problem, loading, reload };
}
