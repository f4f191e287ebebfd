import { describe, expect, it } from 'vitest';
import { type Field, missingOf, startOf } from '@/pages/cases/stepForm';
import { firstLack } from '@/parts/lacks';

describe('what a form lacks', () => {
  it('is the first thing that is missing, and nothing once all is there', () => {
    expect(firstLack([false, '日期'], [true, '理由'], [true, '文件'])).toBe('还差：理由');
    expect(firstLack([false, '日期'], ['', '理由'], [undefined, '文件'])).toBe('');
  });

  it('follows the fields of the form that are shown', () => {
    const fields: Field[] = [
      { name: 'what', is: 'choice', label: '结论' },
      { name: 'why', is: 'text', label: '理由', shown: ({ texts }) => texts.what === 'no' },
      { name: 'on', is: 'day', label: '日期' },
      { name: 'note', is: 'text', label: '备注', optional: true },
      { name: 'papers', is: 'files', label: '文件' },
    ];
    const said = startOf(fields);
    expect(missingOf(fields, said)).toEqual(['结论', '日期', '文件']);
    Object.assign(said.texts, { what: 'no', on: '三月五日' });
    expect(missingOf(fields, said)).toEqual(['理由', '日期', '文件']);
    Object.assign(said.texts, { why: '查过了', on: '2026-03-05' });
    said.files.papers = [{ token: 't-1', name: '记录.pdf' }];
    expect(missingOf(fields, said)).toEqual([]);
  });
});
