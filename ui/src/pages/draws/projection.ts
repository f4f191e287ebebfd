import { onScopeDispose, shallowRef, watch } from 'vue';

/** The draw on the wall: while it is, the whole window has the type of a projection. */
export function useProjection() {
  const on = shallowRef(false);
  const { dataset } = document.documentElement;

  function show(projected: boolean) {
    if (projected) dataset.projected = '';
    else delete dataset.projected;
  }

  watch(on, show);
  onScopeDispose(() => show(false));
  return on;
}
