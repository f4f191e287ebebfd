import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HEIGHT, pathOf, ridges, WIDTH } from '@/parts/ridge';

const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../assets/ridge-golden.json'), 'utf8'),
) as { hash: string; ridges: unknown }[];

describe('ridge', () => {
  it('draws the numbers that the Rust drawing draws', () => {
    expect(golden.length).toBeGreaterThan(3);
    for (const { hash, ridges: expected } of golden) expect(ridges(hash)).toEqual(expected);
  });

  it('changes with every byte', () => {
    const base = '5a'.repeat(32);
    const seen = new Set([JSON.stringify(ridges(base))]);
    for (let byte = 0; byte < 32; byte += 1) {
      const other = `${base.slice(0, byte * 2)}c3${base.slice(byte * 2 + 2)}`;
      seen.add(JSON.stringify(ridges(other)));
    }
    expect(seen.size).toBe(33);
  });

  it('closes a skyline along the bottom', () => {
    const path = pathOf({
      points: [
        [0, 10],
        [WIDTH, 20],
      ],
    });
    expect(path).toBe(`M0 ${HEIGHT}L0 10 ${WIDTH} 20L${WIDTH} ${HEIGHT}Z`);
  });

  it('refuses what is no fingerprint', () => {
    for (const wrong of ['', 'AB'.repeat(32), 'ab'.repeat(31), 'zz'.repeat(32)]) {
      expect(() => ridges(wrong)).toThrow();
    }
  });
});
