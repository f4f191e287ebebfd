import { describe, expect, it } from 'vitest';
import type { AnswerValue, DrawStratum, InspectionView, ItemView } from '@/api/generated';
import { fallOrder, SHOWN, shownLots } from '@/pages/draws/fall';
import { areDigits, digitsOf, firstDifference } from '@/pages/draws/witness';
import { draftedAnswers } from '@/pages/inspections/drafted';
import { commandOf } from '@/pages/inspections/itemKeys';
import { inkPath, thousandths } from '@/parts/ink';

describe('witness digits', () => {
  it('drops blanks alone', () => {
    expect(digitsOf(' 31\n4 1')).toBe('3141');
    expect(areDigits('dice', '123456')).toBe(true);
    expect(areDigits('dice', '127')).toBe(false);
    expect(areDigits('lottery', '0127')).toBe(true);
    for (const kind of ['dice', 'lottery'] as const) expect(areDigits(kind, '12３')).toBe(false);
  });

  it('names the first die on which two entries differ', () => {
    expect(firstDifference('3141', '3141')).toBeUndefined();
    expect(firstDifference('3141', '3151')).toBe(3);
    expect(firstDifference('3141', '31')).toBeUndefined();
  });
});

describe('lots', () => {
  const stratum = (members: number, quota: number): DrawStratum => ({
    id: '150622',
    name: '',
    members,
    quota,
    lots: Array.from({ length: members }, (_, i) => ({
      mine: `m-${(i * 7919) % 1000}`,
      name: `${i}`,
      ticket: `0.${i}`,
      drawn: i < quota,
    })),
  });

  it('shows every drawn one and fills up with the next', () => {
    expect(shownLots(stratum(5, 2))).toHaveLength(5);
    const many = shownLots(stratum(200, 40));
    expect(many).toHaveLength(40);
    expect(many.every((lot) => lot.drawn)).toBe(true);
    expect(shownLots(stratum(200, 2))).toHaveLength(SHOWN);
  });

  it('lets them fall in the list’s order, which tells nothing of their ranks', () => {
    const order = fallOrder(shownLots(stratum(20, 3)));
    expect(order).toEqual([...order].sort());
  });
});

describe('answers left as drafts', () => {
  const item = (id: string, note: string, value: AnswerValue, conflict = false) =>
    ({ id, note, value, conflict }) as ItemView;
  const view = (drafts: Record<string, string>, stage = 'open') =>
    ({
      row: { stage },
      drafts,
      groups: [
        {
          items: [
            item('1.1', '旧', { is: 'points', points: '3' }),
            item('1.2', '', { is: 'unanswered' }),
            item('1.3', '', { is: 'unanswered' }, true),
          ],
        },
      ],
    }) as unknown as InspectionView;

  it('are those that differ from what stands', () => {
    expect(draftedAnswers(view({}))).toEqual([]);
    expect(draftedAnswers(view({ 'item/1.1/note': '旧', 'item/1.2/points': '' }))).toEqual([]);
    expect(draftedAnswers(view({ 'item/1.1/note': '新', 'item/1.2/points': '7' }))).toEqual([
      { item: '1.1', value: { is: 'points', points: '3' }, note: '新' },
      { item: '1.2', value: { is: 'points', points: '7' }, note: '' },
    ]);
  });

  it('never settle a conflict', () => {
    expect(draftedAnswers(view({ 'item/1.3/note': '新', 'item/1.3/points': '7' }))).toEqual([]);
  });

  it('are none once the inspection is finalised', () => {
    expect(draftedAnswers(view({ 'item/1.1/note': '新' }, 'finalised'))).toEqual([]);
  });
});

describe('keys of the checklist', () => {
  it('mean scores, steps and choices', () => {
    const key = (name: string, target: EventTarget | null = null) =>
      commandOf({ key: name, target });
    expect(key('7')).toEqual({ do: 'digit', digit: '7' });
    expect(key('+')).toEqual({ do: 'step', up: true });
    expect(key('N')).toEqual({ do: 'not-applicable' });
    expect(key('ArrowDown')).toEqual({ do: 'move', by: 1 });
    expect(key('Enter')).toEqual({ do: 'next' });
    expect(key('Enter', document.createElement('button'))).toBeUndefined();
    expect(key('x')).toBeUndefined();
  });
});

describe('ink', () => {
  it('is kept in thousandths of the pad', () => {
    expect(thousandths(50, 200)).toBe(250);
    expect(thousandths(-3, 200)).toBe(0);
    expect(thousandths(999, 200)).toBe(1000);
    expect(inkPath([[500, 500]])).toBe('M500 200L500 200');
    expect(
      inkPath([
        [0, 0],
        [1000, 1000],
      ]),
    ).toBe('M0 0L1000 400');
  });
});
