import { describe, expect, it } from 'vitest';
import { firstSteps } from '@/pages/desk/firstSteps';

const NEW = { enrolled: false, certified: false, mines: 0, inspectors: 1, draws: 0 };

describe('first steps', () => {
  it('are four, and one is next', () => {
    const steps = firstSteps(NEW);
    expect(steps.map((one) => one.done)).toEqual([false, false, false, false]);
    expect(steps.filter((one) => one.next).map((one) => one.name)).toEqual(['enrol']);
  });

  it('may be done in any order', () => {
    const steps = firstSteps({ ...NEW, enrolled: true, certified: true, inspectors: 2 });
    expect(steps.map((one) => one.done)).toEqual([true, false, true, false]);
    expect(steps.find((one) => one.next)?.to).toBe('/mines/import');
  });

  it('are gone once done, and not shown before it is known', () => {
    expect(
      firstSteps({ enrolled: true, certified: true, mines: 1, inspectors: 2, draws: 1 }),
    ).toEqual([]);
    expect(firstSteps({ ...NEW, enrolled: true })[0]?.done, 'their own certificate').toBe(false);
    expect(firstSteps({ ...NEW, draws: undefined })).toEqual([]);
  });
});
