import { describe, expect, it } from 'vitest';
import { reachedPercent, targetLook } from '@/pages/targets/targetWords';

describe('targets', () => {
  it('are full only when they are reached', () => {
    expect(reachedPercent({ has: 0, needed: 0 })).toBe(100);
    expect(reachedPercent({ has: 999, needed: 1000 })).toBe(99);
    expect(reachedPercent({ has: 5, needed: 4 })).toBe(100);
    expect(reachedPercent({ has: 0, needed: 3 })).toBe(0);
  });

  it('say what is missing apart from what nobody entered', () => {
    const look = (standing: string) => targetLook({ standing, missing: 3, unknown: 2 });
    expect(look('achieved').tone).toBe('good');
    expect(look('missing').word).toContain('3');
    expect(look('unknown').word).toContain('2');
    expect(look('unknown').tone).toBe('warn');
  });
});
