import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  isBelowHalf,
  isScore,
  parse,
  percent,
  print,
  subtract,
} from '@/format/decimal';
import { bytes, count, groups, shortCode } from '@/format/number';
import { parseDay, quarterOf, todayInChina, when } from '@/format/time';
import { locale } from '@/words';

describe('decimals', () => {
  it('computes exactly', () => {
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(subtract('15', '0.5')).toBe('14.5');
    expect(subtract('1', '1.25')).toBe('-0.25');
    expect(compare('10', '9.9999')).toBe(1);
    expect(compare('1.50', '1.5')).toBe(0);
    expect(isBelowHalf('8.9', '18')).toBe(true);
    expect(isBelowHalf('9', '18')).toBe(false);
  });

  it('prints what it reads, without needless zeros', () => {
    for (const text of ['0', '7', '7.5', '-3.25', '1000', '0.0001']) {
      expect(print(parse(text) as bigint)).toBe(text);
    }
    expect(print(parse('7.500') as bigint)).toBe('7.5');
    for (const wrong of ['', '7,5', '1e3', '１２', '.5', '1.23456']) {
      expect(parse(wrong)).toBeUndefined();
    }
  });

  it('knows a score by range and step', () => {
    expect(isScore('12', '15', '1')).toBe(true);
    expect(isScore('12.5', '15', '1')).toBe(false);
    expect(isScore('12.5', '15', '0.5')).toBe(true);
    expect(isScore('16', '15', '1')).toBe(false);
    expect(isScore('-1', '15', '1')).toBe(false);
  });

  it('gives shares for bars, never outside them', () => {
    expect(percent('376', '1000')).toBe(37.6);
    expect(percent('5', '0')).toBe(0);
    expect(percent('300', '200')).toBe(100);
  });
});

describe('numbers', () => {
  it('groups digits', () => {
    expect(count(100_214)).toBe('100,214');
    expect(count(999)).toBe('999');
    expect(count(1_000_000)).toBe('1,000,000');
    expect(groups('00112233445566778899')).toBe('00112233 44556677 8899');
  });

  it('says sizes', () => {
    expect(bytes(0)).toBe('0 B');
    expect(bytes(41_000_000_000)).toBe('41 GB');
    expect(bytes(26_430_000_000)).toBe('26.4 GB');
    expect(bytes(1500)).toBe('1.5 kB');
  });

  it('shortens a licence in its middle', () => {
    expect(shortCode('C1506222018071110148203')).toBe('C150622…148203');
    expect(shortCode('C15062')).toBe('C15062');
  });
});

describe('time', () => {
  it('says when, as people do', () => {
    locale.value = 'zh-CN';
    const now = new Date(2026, 10, 19, 10, 0).getTime();
    expect(when(new Date(2026, 10, 19, 7, 12).getTime(), now)).toBe('今天 07:12');
    expect(when(new Date(2026, 10, 18, 23, 59).getTime(), now)).toBe('昨天 23:59');
    expect(when(new Date(2026, 10, 12, 18, 31).getTime(), now)).toBe('11-12 18:31');
    expect(when(new Date(2025, 10, 12, 18, 31).getTime(), now)).toBe('2025-11-12');
  });

  it('knows what is left of a quarter', () => {
    expect(quarterOf(parseDay('2026-11-19'))).toEqual({ quarter: 4, left: 42 });
    expect(quarterOf(parseDay('2024-02-28'))).toEqual({ quarter: 1, left: 32 });
    expect(quarterOf(parseDay('2026-06-30'))).toEqual({ quarter: 2, left: 0 });
  });

  it('turns the day at midnight in Beijing, over the year and on a leap day too', () => {
    const day = (utc: string) => {
      const { year, month, day: n, weekday } = todayInChina(Date.parse(utc));
      return [year, month, n, weekday];
    };
    expect(day('2026-12-31T15:59:59Z')).toEqual([2026, 12, 31, 4]);
    expect(day('2026-12-31T16:00:00Z')).toEqual([2027, 1, 1, 5]);
    expect(day('2028-02-28T16:00:00Z')).toEqual([2028, 2, 29, 2]);
  });
});
