import { onScopeDispose, shallowRef } from 'vue';

/** After so long without a key, what was typed is what was meant. */
export const SETTLED_MS = 2000;

/**
 * Text in a field: a draft at every key, settled after a pause or when the field is left. While
 * it is not settled, what comes from the store does not overwrite it.
 */
export function useSettled(
  initial: string,
  draft: (text: string) => unknown,
  settle: (text: string) => unknown,
) {
  const text = shallowRef(initial);
  const open = shallowRef(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function typed(next: string) {
    text.value = next;
    open.value = true;
    draft(next);
    clearTimeout(timer);
    timer = setTimeout(finish, SETTLED_MS);
  }

  function finish() {
    clearTimeout(timer);
    if (!open.value) return;
    open.value = false;
    settle(text.value);
  }

  /** What the store says now. */
  function take(stored: string) {
    if (!open.value) text.value = stored;
  }

  onScopeDispose(finish);
  return { text, open, typed, finish, take };
}
