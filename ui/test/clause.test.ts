import { describe, expect, it } from 'vitest';
import { clauseParts } from '@/parts/clause';

describe('a legal basis', () => {
  it('is words with the ids of its rules behind', () => {
    expect(clauseParts('《通知》第四部分（OR-4.2、OR-4.3）')).toEqual({
      words: '《通知》第四部分',
      ids: ['OR-4.2', 'OR-4.3'],
    });
    expect(clauseParts('Mechanism, annex 2 (GS-3.2)')).toEqual({
      words: 'Mechanism, annex 2 ',
      ids: ['GS-3.2'],
    });
  });

  it('of an officer is left as it was written', () => {
    for (const text of ['', '每季度至少一次', '《通知》（附件2）', 'OR-4.2', '（OR-4.2）之后']) {
      expect(clauseParts(text)).toEqual({ words: text, ids: [] });
    }
  });
});
