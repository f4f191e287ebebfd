import { type ShallowRef, shallowRef, watch } from 'vue';

/**
 * The value as it was when the page was last painted: what hangs on it is drawn in a frame of its
 * own, so that what people wait for comes first.
 */
export function afterPaint<T>(value: () => T): Readonly<ShallowRef<T>> {
  const painted = shallowRef(value()) as ShallowRef<T>;
  watch(value, (now) => {
    // The frame's callback runs before it is painted, the timer after.
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (value() === now) painted.value = now;
      }),
    );
  });
  return painted;
}
