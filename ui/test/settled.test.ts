import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { SETTLED_MS, useSettled } from '@/state/useSettled';

function field(stored: string, drafted?: string) {
  const drafts: string[] = [];
  const settled: string[] = [];
  const scope = effectScope();
  const made = scope.run(() =>
    useSettled(
      stored,
      drafted,
      (text) => drafts.push(text),
      (text) => settled.push(text),
    ),
  );
  if (!made) throw new Error('the scope runs');
  return { ...made, drafts, settled, leave: () => scope.stop() };
}

describe('a field that settles', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('drafts every key and settles once, after a pause', () => {
    const note = field('');
    note.typed('北');
    vi.advanceTimersByTime(SETTLED_MS - 1);
    note.typed('北侧');
    vi.advanceTimersByTime(SETTLED_MS - 1);
    expect(note.drafts).toEqual(['北', '北侧']);
    expect(note.settled).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(note.settled).toEqual(['北侧']);
    vi.advanceTimersByTime(SETTLED_MS);
    expect(note.settled).toEqual(['北侧']);
  });

  it('settles when it is left, and when its page goes', () => {
    const left = field('');
    left.typed('一');
    left.finish();
    left.finish();
    expect(left.settled).toEqual(['一']);
    const gone = field('');
    gone.typed('二');
    gone.leave();
    expect(gone.settled).toEqual(['二']);
  });

  it('takes up a draft where the last key left it, and settles it when left', () => {
    const note = field('旧', '旧的说');
    expect(note.text.value).toBe('旧的说');
    note.finish();
    expect(note.settled).toEqual(['旧的说']);
  });

  it('is not overwritten by the store while somebody types', () => {
    const note = field('甲');
    note.take('乙');
    expect(note.text.value).toBe('乙');
    note.typed('丙');
    note.take('丁');
    expect(note.text.value).toBe('丙');
    note.finish();
    note.take('丁');
    expect(note.text.value).toBe('丁');
  });

  it('settles nothing that nobody touched', () => {
    const note = field('甲');
    note.leave();
    expect(note.settled).toEqual([]);
  });
});
