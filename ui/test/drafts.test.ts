import { describe, expect, it } from 'vitest';
import { draftQueue } from '@/state/drafts';

/** A disk whose writes end when the test says so. */
function slowDisk() {
  const written: string[] = [];
  const ends: (() => void)[] = [];
  let under = 0;
  let most = 0;
  const save = async (field: string, text: string) => {
    under += 1;
    most = Math.max(most, under);
    await new Promise<void>((resolve) => ends.push(resolve));
    under -= 1;
    written.push(`${field}=${text}`);
  };
  async function end() {
    ends.shift()?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
  return { written, save, end, most: () => most, waiting: () => ends.length };
}

describe('drafts', () => {
  it('writes one at a time and in order, the newest text of a field last', async () => {
    const disk = slowDisk();
    const drafts = draftQueue(disk.save);
    const all = [
      drafts.put('a', '北'),
      drafts.put('a', '北侧'),
      drafts.put('b', '1'),
      drafts.put('a', '北侧道'),
    ];
    while (disk.waiting()) await disk.end();
    await Promise.all(all);
    expect(disk.written[0]).toBe('a=北');
    expect(disk.written.filter((one) => one.startsWith('a')).at(-1)).toBe('a=北侧道');
    expect(disk.written).toContain('b=1');
    expect(disk.most()).toBe(1);
  });

  it('ends a put only when its text is on the disk', async () => {
    const disk = slowDisk();
    const drafts = draftQueue(disk.save);
    let done = false;
    void drafts.put('a', 'x').then(() => {
      done = true;
    });
    await Promise.resolve();
    expect(done).toBe(false);
    await disk.end();
    expect(done).toBe(true);
    expect(disk.written).toEqual(['a=x']);
  });

  it('never leaves a key unwritten, whenever it comes', async () => {
    for (let gap = 0; gap < 12; gap += 1) {
      const written: string[] = [];
      const drafts = draftQueue(async (_, text) => {
        written.push(text);
      });
      void drafts.put('a', '1');
      for (let turn = 0; turn < gap; turn += 1) await Promise.resolve();
      void drafts.put('a', '12');
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      expect(written, `after ${gap} turns`).toEqual(['1', '12']);
    }
  });

  it('keeps a text that could not be written, for the next key', async () => {
    const written: string[] = [];
    let full = true;
    const drafts = draftQueue(async (field, text) => {
      if (full) throw new Error('disk full');
      written.push(`${field}=${text}`);
    });
    await expect(drafts.put('a', '一')).rejects.toThrow('disk full');
    full = false;
    await drafts.put('b', '二');
    expect(written).toEqual(['a=一', 'b=二']);
  });
});
