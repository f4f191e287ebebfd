import { describe, expect, it } from 'vitest';
import { catalogueOf } from '@/words';
import { filesOf, sources } from './sources';

const guides = filesOf('../docs');
const router = sources.find(({ path }) => path === 'router.ts')?.text ?? '';
const listed = /SECTIONS = \[([^\]]*)\]/.exec(router)?.[1] ?? '';
const sections = [...listed.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);

describe('the guide', () => {
  it.each([
    ['guide.zh.md', 'zh-CN'],
    ['guide.en.md', 'en'],
  ] as const)('%s tells of every page of the navigation', (path, locale) => {
    const text = guides.find((one) => one.path === path)?.text ?? '';
    const words: Readonly<Record<string, unknown>> = catalogueOf(locale).frame;
    expect(sections).toContain('desk');
    expect(sections.filter((name) => !text.includes(String(words[name])))).toEqual([]);
  });
});
