import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, parts, sources } from './sources';

const own = sources.filter(({ path }) => path !== 'api/generated.ts');
const names = (text: string) => new Set(text.match(/[\w$-]+/g));

/** What a file takes from others by name. */
const imported = (text: string) =>
  [...text.matchAll(/\b(?:im|ex)port (?:type )?\{([^}]*)\} from/g)].flatMap(([, list]) =>
    (list ?? '').split(',').map((one) => one.replace(/\btype\s|\sas\s.*/g, '').trim()),
  );

const TYPES = new Set(['type', 'interface']);

describe('nothing is left over', () => {
  it('no part that nobody shows', () => {
    const found = parts
      .map(({ path }) => path)
      .filter((path) => !own.some(({ text }) => text.includes(`/${basename(path)}'`)));
    expect(found).toEqual([]);
  });

  it('no export that nobody else takes', () => {
    const readers = [...sources, ...filesOf('test'), ...filesOf('verifier/src')];
    const taken = new Set(readers.flatMap(({ text }) => imported(text)));
    const found = own.flatMap(({ path, text }) =>
      [...text.matchAll(/^export (?:async )?(\w+) (\w+)/gm)]
        .filter(([, , name = '']) => !taken.has(name))
        // A type may be exported for what it describes, as long as something here is of it.
        .filter(([, is = '', name = '']) => !TYPES.has(is) || text.split(name).length < 3)
        .map(([, , name]) => `${path}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  it('no style whose class nothing wears', () => {
    const code = own.filter(({ path }) => path.endsWith('.ts')).map(({ text }) => text);
    const spoken = parts.flatMap(({ template, scriptSetup }) => [
      template?.content ?? '',
      scriptSetup?.content ?? '',
    ]);
    const worn = names([...code, ...spoken].join('\n'));
    /** Classes that end in something computed: `at${n}`. */
    const begun = spoken.flatMap((text) =>
      [...text.matchAll(/:class="`([\w-]+)\$\{/g)].map(([, name]) => name ?? ''),
    );
    const styles = [
      ...parts.map(({ path, styles: all }) => ({
        path,
        css: all.map(({ content }) => content).join('\n'),
      })),
      ...sources
        .filter(({ path }) => path.endsWith('.css'))
        .map(({ path, text }) => ({ path, css: text })),
    ];
    const found = styles.flatMap(({ path, css }) =>
      [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{/g)]
        .flatMap(([, selector]) => [...(selector ?? '').matchAll(/\.([a-z][\w-]*)/g)])
        .map(([, name]) => name ?? '')
        // Those of the library are its own.
        .filter((name) => !/^(?:el|is)-/.test(name))
        .filter((name) => !worn.has(name) && !begun.some((start) => name.startsWith(start)))
        .map((name) => `${path}: .${name}`),
    );
    expect(found).toEqual([]);
  });
});
