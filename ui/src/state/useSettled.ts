import { onScopeDispose, shallowRef } from 'vue';

/** After so long without a key, what was typed is what was meant. */
export const SETTLED_MS = 2000;

/**
 * Text in a field: a draft at every key, settled after a pause or when the field is left. While
 * it is not settled, what comes from the store does not overwrite it.
 */
export function useSettled(
  stored: string,
  drafted: string | undefined,
  draft: (text: string) => unknown,
  settle: (text: string) => unknown,
) {
  const text = shallowRef(drafted ?? stored);
  // A draft from before a crash is settled when its field is left, as if it had just been typed.
  const open = shallowRef(text.value !== stored);
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
  function take(now: string) {
    if (!open.value) text.value = now;
  }

  onScopeDispose(finish);
  return { text, open, typed, finish, take };
}
