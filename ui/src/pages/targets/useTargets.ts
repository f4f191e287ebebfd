import { computed, shallowRef } from 'vue';
import { useOp } from '@/state/useOp';

/** Targets of the rules in force, or of others that a person chooses. */
export function useTargets() {
  const named = shallowRef('');
  const asked = useOp('target.list', () => ({ pack: named.value || null }), [
    'mines',
    'cases',
    'sync',
  ]);
  const pack = computed({
    get: () => named.value || (asked.data.value?.pack.id ?? ''),
    set: (id: string) => {
      named.value = id;
    },
  });
  return { asked, view: asked.data, pack };
}
