import { expect, it } from 'vitest';
import { lineValue } from '@/pages/cases/lineValue';
import { w } from '@/words';

it('says what a record lists by codes in words', () => {
  const names = { ecology: 'Ecology', water: 'Water' };
  expect(lineValue('to', 'ecology\u3001water', names)).toBe(`Ecology${w.common.comma}Water`);
  expect(lineValue('material', 'true', names)).toBe(w.cases.flags.material?.true);
  expect(lineValue('taken', 'false', names)).toBe(w.cases.yesNo.false);
  expect(lineValue('outcome', 'passed', names)).toBe(w.cases.values.passed);
  expect(lineValue('topic', 'mine-safety', names)).toBe(w.packs.topics['mine-safety']);
  expect(lineValue('text', 'typed by somebody', names)).toBe('typed by somebody');
});
