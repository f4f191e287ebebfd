// @vitest-environment node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

it('is the page that the sources build: `npm run verifier` writes it anew', async () => {
  const configFile = here('../../verifier/vite.config.ts');
  const [built] = (await build({
    configFile,
    build: { write: false },
  })) as Rolldown.RolldownOutput[];
  const files: (Rolldown.OutputChunk | Rolldown.OutputAsset)[] = built?.output ?? [];
  expect(files).toHaveLength(1);
  const [page] = files;
  const shipped = readFileSync(here('../../../assets/draw-verifier.html'), 'utf8');
  expect(page?.type === 'asset' && String(page.source) === shipped).toBe(true);
});

it('asks for nothing from outside', () => {
  const shipped = readFileSync(here('../../../assets/draw-verifier.html'), 'utf8');
  expect(shipped).toContain(`content="default-src 'none'; script-src 'sha256-`);
  const names = shipped.match(/https?:\/\/[^"'`\s)]*/g) ?? [];
  // The name of a kind of markup, which nothing fetches.
  expect(names.filter((name) => name !== 'http://www.w3.org/2000/svg')).toEqual([]);
  expect(shipped).not.toMatch(/<(link|img|iframe)|\bfetch\(|XMLHttpRequest|WebSocket|import\(/);
});
