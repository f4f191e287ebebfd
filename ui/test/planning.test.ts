import { describe, expect, it } from 'vitest';
import { percent } from '@/pages/draws/plan/chance';
import { fullWidth } from '@/pages/draws/plan/fullWidth';

describe('plans of draws', () => {
  it('name a full-width digit and its place', () => {
    expect(fullWidth('2026-Q4')).toBeUndefined();
    expect(fullWidth('')).toBeUndefined();
    expect(fullWidth('矿1２3３')).toEqual({ at: 3, found: '２', plain: '2' });
  });

  it('show a chance to a tenth of a percent', () => {
    expect([percent(3, 14), percent(1, 1), percent(0, 9), percent(0, 0)]).toEqual([
      '21.4%',
      '100%',
      '0%',
      '0%',
    ]);
  });
});
