import { expect, test } from 'vitest';
import { evaluatorOf, OUTSIDE } from '@/pages/listing/evaluator';

test('an evaluator is an entry of the register, or a name that is said to be outside it', () => {
  expect(evaluatorOf({ chosen: '', name: '' })).toBeNull();
  expect(evaluatorOf({ chosen: '', name: '乙所' })).toBeNull();
  expect(evaluatorOf({ chosen: OUTSIDE, name: ' ' })).toBeNull();
  expect(evaluatorOf({ chosen: OUTSIDE, name: ' 乙所 ' })).toEqual({ agency: '', outside: '乙所' });
  expect(evaluatorOf({ chosen: 'e-1', name: '乙所' })).toEqual({ agency: 'e-1', outside: '' });
});
