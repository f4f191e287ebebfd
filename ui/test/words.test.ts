import { type ElementNode, NodeTypes, type TemplateChildNode } from '@vue/compiler-dom';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '@/words';
import { things as waitingEn } from '@/words/en/waiting';
import { things as waitingZh } from '@/words/zh/waiting';
import { parts, sources } from './sources';

const CHINESE = /[\u3400-\u9fff\uff00-\uffef]/;

/** All but the catalogue itself. */
const speakers = sources.filter(({ path }) => !/^words\/(zh|en)\//.test(path));

type Leaf = [path: string, value: unknown];

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}

/** `/a`, `/a/b` and `/a/b/c` of the last. */
const prefixes = (path: string) =>
  path.split('/').flatMap((_, end, steps) => (end ? [steps.slice(0, end + 1).join('/')] : []));

describe('catalogue', () => {
  const zh = leaves(catalogueOf('zh-CN'));
  const en = new Map(leaves(catalogueOf('en')));

  it('has the same words in both languages', () => {
    expect([...en.keys()].sort()).toEqual(zh.map(([path]) => path).sort());
  });

  it('quotes plainly in English: curly marks take the width of a Chinese letter', () => {
    const found = sources
      .filter(({ path, text }) => path.startsWith('words/en/') && /[\u2018-\u201d]/.test(text))
      .map(({ path }) => path);
    expect(found).toEqual([]);
  });

  it('names of what waits only what there is', () => {
    expect(waitingZh({ records: 2, blobs: 0 })).toBe('2 条记录');
    expect(waitingZh({ records: 2, blobs: 3 })).toBe('2 条记录、3 个附件');
    expect(waitingEn({ records: 0, blobs: 1 })).toBe('1 attachment');
    expect(waitingEn({ records: 1, blobs: 2 })).toBe('1 record and 2 attachments');
    expect(waitingEn({ records: 0, blobs: 0 })).toBe('0 records');
  });

  it('has no word that no page says', () => {
    const code = speakers.map(({ text }) => text).join('\n');
    const said = [...code.matchAll(/\bw(?:ords)?((?:\s*\??\.\s*\w+)+)/g)].map(([, path]) =>
      (path ?? '').replace(/[\s?]/g, '').replaceAll('.', '/'),
    );
    // A word, something of it, or the table that it stands in.
    const known = new Set(said.flatMap((path) => prefixes(path)));
    const whole = new Set(said);
    const found = zh
      .map(([path]) => path)
      .filter((path) => !known.has(path) && !prefixes(path).some((table) => whole.has(table)));
    expect(found.filter((path) => !path.startsWith('/problems/'))).toEqual([]);
  });

  it('has no empty word', () => {
    for (const [path, value] of [...zh, ...en]) expect(value, path).not.toBe('');
  });

  it('names the same holes in both languages', () => {
    const holes = (text: unknown) => [...String(text).matchAll(/\{([a-z_]+)\}/g)].map(([, n]) => n);
    const plain = zh.filter(([, value]) => typeof value === 'string');
    for (const [path, value] of plain) {
      expect(holes(en.get(path)).sort(), path).toEqual(holes(value).sort());
    }
  });

  it('says everything in English where it must', () => {
    const meantToBeChinese = ['/common/sealFirst', '/common/sealSecond', '/languages/other'];
    const chinese = [...en].filter(
      ([path, value]) =>
        typeof value === 'string' && CHINESE.test(value) && !meantToBeChinese.includes(path),
    );
    expect(chinese.map(([path]) => path).sort()).toEqual([
      '/languages/chinese',
      '/problems/work/team-too-small/next',
    ]);
  });
});

/** Text and spoken attributes of a template that are no expression. */
function literals(node: TemplateChildNode): string[] {
  if (node.type === NodeTypes.TEXT) return [node.content];
  if (node.type !== NodeTypes.ELEMENT) return [];
  const spoken = ['title', 'alt', 'placeholder', 'label', 'aria-label', 'text'];
  const attributes = (node as ElementNode).props.flatMap((prop) =>
    prop.type === NodeTypes.ATTRIBUTE && spoken.includes(prop.name)
      ? [prop.value?.content ?? '']
      : [],
  );
  return [...attributes, ...node.children.flatMap(literals)];
}

/** Names of keys and signs that read the same in every language. */
const SAME_EVERYWHERE = /Ctrl [KZ]|Enter|Esc/g;

describe('components', () => {
  it('hold no words of their own', () => {
    const found = parts.flatMap(({ path, template }) =>
      (template?.ast?.children.flatMap(literals) ?? [])
        .map((text) => text.replace(SAME_EVERYWHERE, ''))
        .filter((text) => /\p{L}/u.test(text))
        .map((text) => `${path}: ${text.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it('hold no Chinese outside comments', () => {
    const found = speakers.filter(({ text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
      // The full-width space is a sign between words, not a word.
      return CHINESE.test(code.replaceAll('\u3000', '').replaceAll('／', ''));
    });
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});
