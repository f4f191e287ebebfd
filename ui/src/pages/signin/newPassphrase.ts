import { computed, shallowRef } from 'vue';

/** As the store asks it: long enough that a stolen laptop stays shut. */
const SHORTEST = 8;

/** A passphrase that is entered twice. */
export function useNewPassphrase() {
  const passphrase = shallowRef('');
  const again = shallowRef('');
  const differs = computed(() => again.value !== '' && passphrase.value !== again.value);
  const good = computed(
    () => [...passphrase.value].length >= SHORTEST && passphrase.value === again.value,
  );
  return { passphrase, again, differs, good };
}
