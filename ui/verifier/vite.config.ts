/**
 * Builds the page that checks draw certificates: one HTML file with nothing outside of it, which
 * says so itself in its content security policy. The same sources give the same bytes.
 */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const TARGET = ['safari16.4', 'chrome110', 'firefox110'];

/** Puts script and style into the page; what is not there can't be fetched. */
function onePage(): Plugin {
  return {
    name: 'one-page',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const script = files.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
      const style = files.map((file) => (file.type === 'asset' ? file.source : '')).join('');
      for (const name of Object.keys(bundle)) delete bundle[name];
      const source = page(script.trim(), style.trim());
      this.emitFile({ type: 'asset', fileName: 'draw-verifier.html', source });
    },
  };
}

function page(script: string, style: string): string {
  // An end tag inside would end the element.
  if (/<\/(script|style)/i.test(script + style)) throw new Error('the bundle holds an end tag');
  const policy = [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}" />`;
  const html = readFileSync(here('index.html'), 'utf8');
  const head = `${meta}\n    <style>${style}</style>\n    <title>`;
  return put(put(html, '<title>', head), '</body>', `<script>${script}</script></body>`);
}

function put(html: string, place: string, text: string): string {
  const [before, behind] = html.split(place);
  if (before === undefined || behind === undefined) throw new Error(`the page has no ${place}`);
  return before + text + behind;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

export default defineConfig({
  root: here('.'),
  logLevel: 'warn',
  plugins: [onePage()],
  build: {
    target: TARGET,
    cssTarget: TARGET,
    outDir: here('../../assets'),
    emptyOutDir: false,
    lib: { entry: here('src/main.ts'), formats: ['iife'], name: 'verifier' },
  },
});
