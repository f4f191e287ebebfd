import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(join(import.meta.dirname, '../src/style/tokens.css'), 'utf8');

type Tokens = Record<string, string>;

function block(selector: string): Tokens {
  const start = CSS.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no block for ${selector}`);
  const body = CSS.slice(start, CSS.indexOf('\n}', start));
  return Object.fromEntries(
    [...body.matchAll(/--qs-([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name, colour]) => [
      name,
      colour,
    ]),
  );
}

/** The other themes change what the light one says. */
const LIGHT = block(':root, [data-theme="light"]');
const THEMES: Record<string, Tokens> = {
  light: LIGHT,
  dark: { ...LIGHT, ...block('[data-theme="dark"]') },
  sunlight: { ...LIGHT, ...block('[data-theme="sunlight"]') },
};

/** Relative luminance by WCAG 2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['paper', 'sheet', 'raised', 'well'];
const on = (texts: string[], grounds: string[]) =>
  texts.flatMap((text) => grounds.map((ground): [string, string] => [text, ground]));

/** Text and what it stands on, as the styles pair them. */
const PAIRS: [string, string][] = [
  ...on(['ink', 'ink-2', 'ink-3', 'qing', 'good', 'warn', 'bad', 'info'], GROUNDS),
  ...on(['ink', 'ink-2', 'ink-3'], ['paper-2', 'qing-soft']),
  ...on(['ink', 'ink-2'], ['good-soft', 'warn-soft', 'bad-soft', 'info-soft']),
  ...['good', 'warn', 'bad', 'info'].map((tone): [string, string] => [tone, `${tone}-soft`]),
  ['qing', 'qing-soft'],
  ...on(['on-qing'], ['qing', 'qing-hover', 'qing-press']),
  // A message stands in the colours turned round.
  ['sheet', 'ink'],
];

function tooWeak(theme: Tokens, pairs: readonly [string, string][], least: number): string[] {
  return pairs.flatMap(([text, ground]) => {
    const found = contrast(theme[text] ?? '', theme[ground] ?? '');
    return found >= least ? [] : [`${text} on ${ground}: ${found.toFixed(2)}`];
  });
}

describe('contrast', () => {
  it('is reckoned as WCAG has it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('of every text is at least 4.5 in light and dark', () => {
    for (const name of ['light', 'dark']) {
      expect(tooWeak(THEMES[name] ?? {}, PAIRS, 4.5), name).toEqual([]);
    }
  });

  it('of every text, disabled text too, is at least 7 in sunlight', () => {
    const disabled = on(['ink-4'], ['sheet', 'raised', 'well']);
    expect(tooWeak(THEMES.sunlight ?? {}, [...PAIRS, ...disabled], 7)).toEqual([]);
  });
});
