import { describe, expect, it } from 'vitest';
import { reachedPercent, targetLook, unreachedFirst } from '@/pages/targets/targetWords';

describe('targets', () => {
  it('are full only when they are reached', () => {
    expect(reachedPercent({ has: 0, needed: 0 })).toBe(100);
    expect(reachedPercent({ has: 999, needed: 1000 })).toBe(99);
    expect(reachedPercent({ has: 5, needed: 4 })).toBe(100);
    expect(reachedPercent({ has: 0, needed: 3 })).toBe(0);
  });

  it('come to the desk with what is not reached first, and no more than fit', () => {
    const row = (clause: string, standing: string) => ({
      what: 'share',
      scale: '',
      place: '',
      producing_2017: null,
      preparing_2017: null,
      clause,
      by: null,
      of: 1,
      needed: 1,
      has: 0,
      unknown: 0,
      standing,
      missing: 1,
      without: [],
    });
    const rows = [row('A', 'achieved'), row('B', 'missing'), row('C', 'unknown')];
    const clauses = (most: number) => unreachedFirst(rows, most).map((one) => one.clause);
    expect(clauses(9)).toEqual(['B', 'C', 'A']);
    expect(clauses(1)).toEqual(['B']);
  });

  it('say what is missing apart from what nobody entered', () => {
    const look = (standing: string, of = 5) => targetLook({ of, standing, missing: 3, unknown: 2 });
    expect(look('achieved').tone).toBe('good');
    expect(look('missing').word).toContain('3');
    expect(look('unknown').word).toContain('2');
    expect(look('unknown').tone).toBe('warn');
    expect(look('achieved', 0).tone).toBe('c2');
    expect(look('missing', 0).tone).toBe('bad');
  });
});
