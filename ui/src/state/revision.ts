import { reactive, shallowRef } from 'vue';
import type { Refresh } from '@/api/generated';

/** Counts what has changed under each topic; screens that show a topic watch its number. */
export const revision = reactive<Record<Refresh, number>>({
  machine: 0,
  people: 0,
  mines: 0,
  draws: 0,
  inspections: 0,
  documents: 0,
  entries: 0,
  cases: 0,
  knowledge: 0,
  sync: 0,
});

/** Grows when the application knows another language: whatever it said is asked for anew. */
export const heard = shallowRef(0);

export function refresh(topics: readonly Refresh[]): void {
  for (const topic of topics) revision[topic] += 1;
}
