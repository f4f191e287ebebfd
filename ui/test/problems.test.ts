import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '@/words';
import { fill, sentencesFor } from '@/words/problem';

const CRATES = join(import.meta.dirname, '../../crates');
/** Rooms whose errors reach the window, through `app` or as its own. */
const ROOMS = [
  'app',
  'store',
  'keys',
  'sign',
  'draw',
  'evidence',
  'documents',
  'rules',
  'record',
  'sync',
  'tables',
  'geopackage',
];

function rustFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return rustFiles(path);
    return entry.name.endsWith('.rs') ? [path] : [];
  });
}

/** What headquarters may refuse and `sync` hands on under its own code. */
function refusals(rust: string): string[] {
  const list = rust.match(/fn refusal\([\s\S]*?\[&str; \d+\] = \[([\s\S]*?)\];/)?.[1] ?? '';
  return [...list.matchAll(/"([a-z-]+)"/g)].flatMap(([, code]) => code ?? []);
}

/** The codes that `fn code` of an error type can give, and those that are made on the spot. */
function codesOf(rust: string): string[] {
  const made = /(?:AppError|Fault|Self)::new\(\s*"([a-z-]+)"/g;
  const own = [...rust.matchAll(made)].map(([, code]) => code);
  if (!rust.includes('thiserror::Error')) return own as string[];
  const bodies = [...rust.matchAll(/fn code\(&self\)[\s\S]*?\n {4}\}/g)].map(([body]) => body);
  const named = bodies.flatMap((body) =>
    [...body.matchAll(/=>\s*"([a-z][a-z-]+)"/g)].map(([, code]) => code),
  );
  return [...own, ...named] as string[];
}

const codes = [
  ...new Set(
    ROOMS.flatMap((room) => rustFiles(join(CRATES, room, 'src'))).flatMap((path) =>
      codesOf(readFileSync(path, 'utf8')),
    ),
  ),
];

const passedOn = refusals(readFileSync(join(CRATES, 'sync/src/error.rs'), 'utf8'));

describe('problems', () => {
  it('have a sentence for every code that the application can give', () => {
    const { problems, importing, documents, checklists, sheets } = catalogueOf('zh-CN');
    const known = new Set([
      ...Object.values(problems).flatMap((table) => Object.keys(table)),
      ...Object.keys(importing.reasons),
      ...Object.keys(documents.reasons),
      ...Object.keys(checklists.annex.reasons),
      ...Object.keys(sheets.reasons),
    ]);
    expect(codes.length).toBeGreaterThan(80);
    expect(passedOn).toContain('record-fork');
    const asked = [...new Set([...codes, ...passedOn])];
    expect(asked.filter((code) => !known.has(code)).sort()).toEqual([]);
  });

  it('say what happened, what is safe and what next, in both languages', () => {
    const problem = { code: 'wrong-passphrase', message: 'the passphrase is wrong', args: {} };
    const zh = sentencesFor(problem, catalogueOf('zh-CN'));
    const en = sentencesFor(problem, catalogueOf('en'));
    expect(zh.happened).toBe('口令不对');
    expect(en.happened).toBe('The passphrase is wrong');
    for (const says of [zh, en]) {
      expect(says.safe && says.next).toBeTruthy();
    }
  });

  it('fill in what the application names', () => {
    const problem = { code: 'not-a-picture', message: '', args: { name: '𠮷.jpg' } };
    expect(sentencesFor(problem, catalogueOf('zh-CN')).happened).toBe('“𠮷.jpg”不是照片');
    expect(fill('{a}{b}', { a: '1' })).toBe('1{b}');
  });

  it('show the application’s own message for a code of a newer version', () => {
    const problem = { code: 'moon-eclipsed', message: 'the moon is dark', args: {} };
    const says = sentencesFor(problem, catalogueOf('en'));
    expect(says.happened).toBe('the moon is dark');
    expect(says.next).toContain('administrator');
  });
});
