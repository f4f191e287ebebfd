import { describe, expect, it } from 'vitest';
import { anew, type Field, type Said, startOf, subjectOf, under } from '@/pages/cases/stepForm';

const option = (value: string) => ({ value, label: value });
const agency: Field = {
  name: 'agency',
  is: 'choice',
  label: '',
  options: [option('a-1'), option('a-2')],
  subject: true,
};
const mine: Field = {
  name: 'mine',
  is: 'choice',
  label: '',
  subject: true,
  shown: (said) => said.texts.own === 'yes',
};
const grounds: Field = {
  name: 'grounds',
  is: 'choices',
  label: '',
  options: [option('one'), option('two')],
  initial: ['one'],
};
const text: Field = { name: 'text', is: 'long', label: '' };
const papers: Field = { name: 'papers', is: 'files', label: '' };
const FIELDS = [agency, mine, grounds, text, papers];
const paper = { token: 't-1', name: '记录.pdf' };

function filled(): Said {
  const said = startOf(FIELDS);
  Object.assign(said.texts, { agency: 'a-2', mine: 'm-1', text: '弄虚作假' });
  Object.assign(said.chosen, { grounds: ['two'] });
  Object.assign(said.files, { papers: [paper] });
  return said;
}

describe('a form of fields', () => {
  it('is about what its shown fields say, and stays about it when it begins anew', () => {
    const said = filled();
    expect(subjectOf(FIELDS, said)).toBe('a-2');
    said.texts.own = 'yes';
    expect(subjectOf(FIELDS, said)).toBe('a-2/m-1');
    expect(anew(FIELDS, said)).toEqual({
      texts: { agency: 'a-2', mine: 'm-1', text: '' },
      chosen: { grounds: ['one'] },
      files: { papers: [] },
    });
  });

  it('keeps under other rules what was entered and fits them', () => {
    const other = [{ ...agency, options: [option('a-1')] }, { ...grounds, initial: [] }, text];
    expect(under(other, filled(), FIELDS)).toEqual({
      texts: { agency: '', mine: 'm-1', text: '弄虚作假' },
      chosen: { grounds: ['two'] },
      // No field of these rules, but nothing that was handed over is lost.
      files: { papers: [paper] },
    });
  });

  it('takes from other rules what nobody touched', () => {
    const said = startOf(FIELDS);
    const other = [
      { ...grounds, initial: ['two'] },
      { ...text, initial: '照抄' },
    ];
    expect(under(other, said, FIELDS).chosen.grounds).toEqual(['two']);
    expect(under(other, said, FIELDS).texts.text).toBe('照抄');
  });
});
