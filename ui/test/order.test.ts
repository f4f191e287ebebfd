import { describe, expect, it } from 'vitest';
import { latest } from '@/state/latest';
import { serial } from '@/state/serial';

const turns = async (n = 5) => {
  for (let turn = 0; turn < n; turn += 1) await Promise.resolve();
};

describe('latest', () => {
  it('runs one at a time and of the waiting ones only the newest', async () => {
    const ran: number[] = [];
    const ends: (() => void)[] = [];
    const run = latest(async (n: number) => {
      ran.push(n);
      await new Promise<void>((resolve) => ends.push(resolve));
    });
    const all = Promise.all([run(1), run(2), run(3)]);
    expect(ran).toEqual([1]);
    ends.shift()?.();
    await turns();
    expect(ran).toEqual([1, 3]);
    ends.shift()?.();
    await all;
    expect(ran).toEqual([1, 3]);
  });

  it('never leaves a call unrun, whenever it comes', async () => {
    for (let gap = 0; gap < 12; gap += 1) {
      const ran: number[] = [];
      const run = latest(async (n: number) => {
        ran.push(n);
      });
      void run(1);
      await turns(gap);
      void run(2);
      await turns(20);
      expect(ran, `after ${gap} turns`).toEqual([1, 2]);
    }
  });

  it('goes on after a failure', async () => {
    const run = latest(async (good: boolean) => {
      if (!good) throw new Error('away');
    });
    await expect(run(false)).rejects.toThrow('away');
    await expect(run(true)).resolves.toBeUndefined();
  });
});

describe('serial', () => {
  it('keeps the order, also after a failure', async () => {
    const enqueue = serial();
    const ran: string[] = [];
    const slow = enqueue(async () => {
      await turns(20);
      ran.push('slow');
      throw new Error('refused');
    });
    const quick = enqueue(async () => {
      ran.push('quick');
      return 7;
    });
    await expect(slow).rejects.toThrow('refused');
    await expect(quick).resolves.toBe(7);
    expect(ran).toEqual(['slow', 'quick']);
  });
});
