import { expect, test, vi } from 'vitest';
import { nextTick, shallowRef } from 'vue';
import { afterPaint } from '@/state/afterPaint';

test('follows in a frame of its own, and only to the newest value', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'requestAnimationFrame'] });
  const value = shallowRef(1);
  const painted = afterPaint(() => value.value);
  expect(painted.value).toBe(1);
  value.value = 2;
  await nextTick();
  expect(painted.value).toBe(1);
  value.value = 3;
  await nextTick();
  vi.advanceTimersToNextFrame();
  expect(painted.value).toBe(1);
  vi.runAllTimers();
  expect(painted.value).toBe(3);
  vi.useRealTimers();
});
