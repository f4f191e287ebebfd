import { describe, expect, it } from 'vitest';
import { isOpen, STEPS, stageLook, stageWord, stepOf } from '@/pages/draws/drawWords';
import { DICE, inFives, isComplete, named } from '@/pages/draws/witness';
import { w } from '@/words';

describe('a witness rule', () => {
  const lottery = {
    kind: 'lottery' as const,
    source: '双色球',
    issue: '2026115',
    drawn_on: '2026-11-24',
    digits: 14,
  };

  it('is complete with forty dice, or with a lottery that is named', () => {
    expect(isComplete(DICE)).toBe(true);
    expect(isComplete({ ...DICE, digits: 39 })).toBe(false);
    expect(isComplete(lottery)).toBe(true);
    for (const lacks of [{ source: ' ' }, { issue: null }, { drawn_on: '' }, { digits: 0 }]) {
      expect(isComplete({ ...lottery, ...lacks })).toBe(false);
    }
  });

  it('names its lottery', () => {
    for (const part of ['双色球', '2026115', '14']) expect(named(lottery)).toContain(part);
  });

  it('is read out in groups of five', () => {
    expect(inFives('1425363')).toBe('14253 63');
    expect(inFives('')).toBe('');
  });
});

describe('the stages of a draw', () => {
  it('have a word, a look and a next step', () => {
    expect(stageWord('abandoned')).toBe(w.draws.stages.abandoned);
    expect(stageLook({ stage: 'void', released: false, abandoned: false }).icon).toBe('ban');
    expect(stepOf('committed')).toBe(STEPS.indexOf('witness'));
    expect(stepOf('revealed')).toBe(STEPS.length);
    expect(stepOf('abandoned')).toBeUndefined();
    expect(['frozen', 'revealed', 'void'].filter(isOpen)).toEqual(['frozen']);
  });

  it('are shown by their bare name where a newer program knows more of them', () => {
    expect(stageLook({ stage: 'reopened', released: true, abandoned: false })).toEqual({
      icon: 'info',
      tone: 'info',
      word: 'reopened',
    });
  });
});
