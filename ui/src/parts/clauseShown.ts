import { shallowRef } from 'vue';

/** The clause whose words are open; `null` when none is. */
export const clauseShown = shallowRef<string | null>(null);

export function showClause(id: string): void {
  clauseShown.value = id;
}
