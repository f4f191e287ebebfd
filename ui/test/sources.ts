import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from '@vue/compiler-sfc';

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

/** Every file of a folder beside this one, its path from there. */
export function filesOf(folder: string): { path: string; text: string }[] {
  const root = join(import.meta.dirname, '..', folder);
  return files(root).map((path) => ({
    path: relative(root, path),
    text: readFileSync(path, 'utf8'),
  }));
}

export const sources = filesOf('src');

/** The components among them, taken apart. */
export const parts = sources
  .filter(({ path }) => path.endsWith('.vue'))
  .map(({ path, text }) => ({ path, text, ...parse(text).descriptor }));
