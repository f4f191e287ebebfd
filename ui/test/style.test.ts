import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, parts, sources } from './sources';

/** Classes that a rule addresses by themselves, without a part's name before them. */
function addressed(css: string): string[] {
  const selectors = [...css.matchAll(/([^{}]+)\{/g)].flatMap(([, list]) => (list ?? '').split(','));
  return selectors.flatMap((selector) => {
    const plain = selector.trim().replace(/^(?:\[[^\]]+\])+\s*/, '');
    const found = /^\.([\w-]+)(?::[\w-]+(?:\([^)]*\))?)*$/.exec(plain);
    return found?.[1] ? [found[1]] : [];
  });
}

/** Classes that a template puts on its elements, plainly or by condition. */
function worn(template: string): string[] {
  const plain = [...template.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, list]) =>
    list?.split(/\s+/),
  );
  const bound = [...template.matchAll(/\s:class="([^"]*)"/g)].flatMap(([, code]) =>
    [...(code ?? '').matchAll(/'([\w -]+)'|\b([a-z][\w-]*)\s*:/g)].flatMap(([, text, key]) =>
      (text ?? key ?? '').split(/\s+/),
    ),
  );
  return [...plain, ...bound].filter((name): name is string => Boolean(name));
}

const texts = new Map(sources.map(({ path, text }) => [path, text]));

/** The file that an import of another one means. */
function meant(from: string, name: string): string | undefined {
  const path = name.startsWith('@/') ? name.slice(2) : normalize(join(dirname(from), name));
  return [path, `${path}.ts`, `${path}/index.ts`].find((one) => texts.has(one));
}

/** A file and all that is loaded with it. The router's pages come later, each by itself. */
function loaded(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  for (const [, name] of (texts.get(path) ?? '').matchAll(/^(?:import|\}) .*?'([@.][^']+)';$/gm)) {
    const next = meant(path, name ?? '');
    if (next) loaded(next, found);
  }
  return found;
}

/** Parts that are drawn inside another one, which then may speak of their classes. */
const TOGETHER = new Set(['bar']);

describe('styles', () => {
  it('of one folder never reach into another: what is shared stands in src/style', () => {
    const owners = new Map<string, string>();
    for (const { path, styles } of parts) {
      for (const name of styles.flatMap((style) => addressed(style.content))) {
        owners.set(name, path);
      }
    }
    const found = parts.flatMap(({ path, template }) =>
      worn(template?.content ?? '')
        .filter((name) => !TOGETHER.has(name))
        .filter((name) => owners.has(name) && dirname(owners.get(name) as string) !== dirname(path))
        .map((name) => `.${name} of ${owners.get(name)} in ${path}`),
    );
    expect(found).toEqual([]);
  });

  it('of a part are there on every page that wears them, whichever page was seen before', () => {
    const everywhere = loaded('main.ts');
    const shared = filesOf('src/style').flatMap(({ text }) => addressed(text));
    const owners = parts.flatMap(({ path, styles }) =>
      styles.flatMap(({ content }) => addressed(content)).map((name) => ({ name, path })),
    );
    const owned = new Set(owners.map(({ name }) => name));
    const routed = [...(texts.get('router.ts') ?? '').matchAll(/import\('\.\/([^']+)'\)/g)];
    expect(routed.length).toBeGreaterThan(30);
    const found = routed.flatMap(([, page]) => {
      const here = loaded(page ?? '');
      const dressed = new Set(shared);
      for (const { name, path } of owners)
        if (here.has(path) || everywhere.has(path)) dressed.add(name);
      return parts
        .filter(({ path }) => here.has(path))
        .flatMap(({ path, template }) =>
          worn(template?.content ?? '')
            .filter((name) => owned.has(name) && !dressed.has(name))
            .map((name) => `.${name} of ${path} on ${page}`),
        );
    });
    expect(found).toEqual([]);
  });

  it('name no colour: those are tokens, except on paper and for ink', () => {
    const paper = ['A4Page.vue', 'A4Pages.vue', 'InkPad.vue', 'InkShown.vue', 'SignInPage.vue'];
    const found = parts
      .filter(({ path }) => !paper.some((name) => path.endsWith(name)))
      .filter(({ styles }) =>
        styles.some((style) => /#[0-9a-f]{3,8}\b|\brgba?\(/i.test(style.content)),
      )
      .map(({ path }) => path);
    expect(found).toEqual([]);
  });
});
