/** The page: files in, a report for each. */

import '../../src/style/tokens.css';
import './style.css';
import { el } from './element';
import { readKnown } from './known';
import { type Checked, reportOf } from './report';
import { verify } from './verify';
import { type Key, type Language, say } from './words';

let language: Language = 'zh';
let checked: Checked[] = [];
let busy = false;
/** How many times files were checked. */
let rounds = 0;
let keys = '';

const page = document.body;

function show(): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = say(language, 'title');
  page.dataset.rounds = String(rounds);
  page.replaceChildren(head(), chooser(), ...checked.map((one) => reportOf(one, language)), foot());
}

function word(key: Key): string {
  return say(language, key);
}

function head(): HTMLElement {
  const other = el('button', { type: 'button', 'data-test': 'language' }, word('other'));
  other.addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh';
    show();
  });
  return el('header', {}, el('h1', {}, word('title')), other);
}

function chooser(): HTMLElement {
  const input = el('input', {
    type: 'file',
    multiple: '',
    accept: '.json,application/json',
    'data-test': 'files',
  });
  input.addEventListener('change', () => void check([...(input.files ?? [])]));
  const known = el('textarea', {
    rows: '2',
    'data-test': 'keys',
    wrap: 'off',
    spellcheck: 'false',
  });
  known.value = keys;
  known.addEventListener('input', () => {
    keys = known.value;
  });
  const waiting = el('p', { role: 'status' }, busy ? word('busy') : '');
  return el(
    'main',
    {},
    el('p', {}, word('lead')),
    el('label', { class: 'choose' }, word('choose'), input),
    el('label', {}, word('keys'), known),
    el('p', { class: 'quiet' }, word('keysWhy')),
    ...badKeys(),
    waiting,
  );
}

/** What was entered as a key and is none counts for nothing. */
function badKeys(): HTMLElement[] {
  const { unreadable } = readKnown(keys);
  if (unreadable.length === 0) return [];
  const told = say(language, 'keysBad', { found: unreadable });
  return [el('p', { class: 'wrong', role: 'alert', 'data-test': 'bad-keys' }, told)];
}

function foot(): HTMLElement {
  return el('footer', {}, word('independent'));
}

async function check(files: File[]): Promise<void> {
  if (busy || files.length === 0) return;
  busy = true;
  checked = [];
  show();
  // The page says that it works before it does.
  await new Promise((painted) => setTimeout(painted, 30));
  for (const file of files) checked.push(await one(file));
  busy = false;
  rounds += 1;
  show();
}

async function one(file: File): Promise<Checked> {
  const begun = performance.now();
  const ms = () => Math.round(performance.now() - begun);
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const report = verify(bytes, readKnown(keys));
    return { name: file.name, report, ms: ms() };
  } catch {
    return { name: file.name, report: undefined, ms: ms() };
  }
}

page.addEventListener('dragover', (event) => event.preventDefault());
page.addEventListener('drop', (event) => {
  event.preventDefault();
  void check([...(event.dataTransfer?.files ?? [])]);
});
show();
