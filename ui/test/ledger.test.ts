import { describe, expect, it } from 'vitest';
import type { LedgerRow, LedgerView } from '@/api/generated';
import { behindSay, endLook, headline, isQuiet } from '@/pages/draws/ledgerWords';

const row = (changes: Partial<LedgerRow>): LedgerRow => ({
  region: '150621',
  name: '达拉特旗',
  share: '20%',
  source: null,
  n: 61,
  fixed_on: null,
  n_now: 61,
  needed: 13,
  drawn: 12,
  done: 9,
  pending: 3,
  remaining: 4,
  to_draw: 1,
  quarters: [],
  missed: [],
  at_end: 12,
  short: 1,
  ...changes,
});

const view = (changes: Partial<LedgerView>): LedgerView => ({
  region: '150600',
  region_name: '鄂尔多斯市',
  year: 2026,
  this_year: 2026,
  first_year: 2018,
  quarter: 4,
  whole: null,
  rows: [row({})],
  apart: [],
  apart_all: 0,
  may_state: false,
  stated: [],
  ...changes,
});

describe('the ledger', () => {
  it('opens with where the year ends', () => {
    expect(headline(view({}))).toBe('按这个进度，达拉特旗到年底还差 1 座');
    const fine = row({ short: 0 });
    expect(headline(view({ rows: [fine, row({})] }))).toContain('达拉特旗');
    expect(headline(view({ rows: [row({}), row({ short: 2 })] }))).toContain('3 座');
    expect(headline(view({ rows: [fine] }))).toBe('按这个进度，到年底都能查够');
    expect(headline(view({ rows: [row({ short: null })] }))).toBe('应查 13 座，已查 9 座');
    expect(headline(view({ rows: [row({ needed: null })] }))).toBe('这里没有文件规定比例');
    expect(headline(view({ year: 2025 }))).toBe('2025 年达拉特旗差 1 座没有查够');
  });

  it('reckons on the whole region where that owes the share', () => {
    const whole = row({ name: '甘肃省', short: 0 });
    expect(headline(view({ whole }))).toBe('按这个进度，到年底都能查够');
  });

  it('is empty only where no mine counts and nothing was stated, drawn or done', () => {
    const none = row({ n_now: 0, needed: 0, drawn: 0, done: 0 });
    expect(isQuiet(view({ rows: [none] }))).toBe(true);
    expect(isQuiet(view({ rows: [] }))).toBe(true);
    expect(isQuiet(view({ rows: [none, row({})] }))).toBe(false);
    expect(isQuiet(view({ rows: [{ ...none, n_now: 3 }] }))).toBe(false);
    expect(isQuiet(view({ rows: [none], whole: row({}) }))).toBe(false);
  });

  it('says a missed quarter before anything else', () => {
    expect(endLook(row({ missed: [1, 2], done: 13 })).word).toBe('第 1、2 季度没有查');
    expect(endLook(row({ done: 13, short: 0 })).tone).toBe('good');
    expect(endLook(row({})).word).toBe('差 1 座');
    expect(endLook(row({ short: null })).tone).toBe('c2');
    expect(endLook(row({ needed: null })).tone).toBe('c3');
  });

  it('is told on the desk in words', () => {
    const one = { region: '150621', name: '达拉特旗', short: 1, missed: [2] };
    expect(behindSay(one)).toHaveLength(2);
    expect(behindSay({ ...one, short: 0 })).toEqual(['达拉特旗第 2 季度一次也没有查']);
  });
});
