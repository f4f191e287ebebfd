import { type ShallowRef, shallowRef } from 'vue';
import { ProblemError } from '@/api/client';
import type { Problem } from '@/api/generated';

export interface Task {
  busy: ShallowRef<boolean>;
  problem: ShallowRef<Problem | undefined>;
  /** Runs `work` unless something runs already; true when it went well. */
  run: (work: () => Promise<unknown>) => Promise<boolean>;
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Something that a person started: at most one at a time, its problem kept for the screen. */
export function useTask(): Task {
  const busy = shallowRef(false);
  const problem = shallowRef<Problem>();

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    problem.value = undefined;
    try {
      await work();
      return true;
    } catch (error) {
      // Stopped by the person: nothing to say.
      if (isAbort(error)) return false;
      if (!(error instanceof ProblemError)) throw error;
      problem.value = error.problem;
      return false;
    } finally {
      busy.value = false;
    }
  }
  return { busy, problem, run };
}
