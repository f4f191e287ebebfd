import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { alarm, leave, toast, toasts, undoLast } from '@/state/toasts';
import { locale, w } from '@/words';

beforeEach(() => {
  vi.useFakeTimers();
  toasts.splice(0);
});
afterEach(() => {
  vi.useRealTimers();
  locale.value = 'zh-CN';
});

const shown = () => toasts.map((one) => one.text());

describe('toasts', () => {
  it('go soon; with a way back or a problem they stay longer', () => {
    toast(() => 'done');
    vi.advanceTimersByTime(4000);
    expect(shown()).toEqual([]);
    toast(
      () => 'can be undone',
      async () => undefined,
    );
    vi.advanceTimersByTime(4000);
    expect(shown()).toEqual(['can be undone']);
    alarm(() => 'wrong');
    vi.advanceTimersByTime(7999);
    expect(shown()).toEqual(['wrong']);
    vi.advanceTimersByTime(1);
    expect(shown()).toEqual([]);
  });

  it('stay on their page, but for problems', () => {
    toast(() => 'done');
    leave();
    expect(shown()).toEqual([]);
    alarm(() => 'wrong');
    leave();
    expect(shown()).toEqual(['wrong']);
  });

  it('follow the language', () => {
    toast(() => w.sync.enrolled);
    const chinese = shown();
    locale.value = 'en';
    expect(shown()).not.toEqual(chinese);
    expect(shown()).toEqual([w.sync.enrolled]);
  });

  it('undo once', async () => {
    const undo = vi.fn(async () => undefined);
    toast(() => 'done', undo);
    expect(await undoLast()).toBe(true);
    expect(await undoLast()).toBe(false);
    expect(undo).toHaveBeenCalledTimes(1);
  });
});
