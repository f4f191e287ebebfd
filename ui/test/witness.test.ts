import { describe, expect, it } from 'vitest';
import { momentOf, nextRole, witnessName, witnessNames } from '@/pages/draws/witness';
import { w } from '@/words';

describe('who saw the dice', () => {
  it('gets the next free role when nobody registered them', () => {
    expect(nextRole([])).toBe('witness-1');
    expect(nextRole(['p-0f52', 'witness-1', 'witness-3'])).toBe('witness-2');
  });

  it('is shown by name, by role, or by the bare id', () => {
    expect(witnessName({ id: 'p-0f52', name: '赵海山' })).toBe('赵海山');
    expect(witnessName({ id: 'witness-12', name: null })).toBe(w.draws.witnessRole({ n: 12 }));
    expect(witnessName({ id: 'p-0f52', name: null })).toBe('p-0f52');
    expect(witnessNames([])).toBe('');
  });
});

it('a moment is read by the clocks of China', () => {
  expect(momentOf('2026-11-20 21:15')).toBe(Date.UTC(2026, 10, 20, 13, 15));
  expect(momentOf(' 2026-11-20T9:05:30 ')).toBe(Date.UTC(2026, 10, 20, 1, 5, 30));
  for (const wrong of ['', '2026-11-20', '2026-13-20 10:00', '21:15', '2026-11-20 25:00']) {
    expect(momentOf(wrong)).toBeUndefined();
  }
});
