/** What was found about one file, for people; `data-` attributes say the same to programs. */

import { percent } from '../../src/pages/draws/plan/chance';
import { HEIGHT, pathOf, ridges, WIDTH } from '../../src/parts/ridge';
import { fromHex, toHex } from './bytes';
import type { Certificate, Member } from './certificate';
import { el } from './element';
import { type Signer, signers } from './known';
import type { Line } from './line';
import { sha256 } from './sha256';
import type { Report } from './verify';
import { isKey, type Key, type Language, say } from './words';

/** `report` is missing where the page itself failed. */
export interface Checked {
  name: string;
  report: Report | undefined;
  ms: number;
}

const HASHES = ['population_hash', 'commitment', 'seed', 'digest'] as const;
const FIELDS = ['period', 'basis'] as const;

export function reportOf({ name, report, ms }: Checked, language: Language): HTMLElement {
  const verdict = verdictOf(report);
  const marks = { 'data-test': 'report', 'data-file': name, 'data-verdict': verdict };
  const title = el('h2', { class: verdict }, headline(report, verdict, language));
  const about = el('p', { class: 'quiet' }, `${name} · ${say(language, 'took', { ms })}`);
  const section = el('section', { ...marks, 'data-ms': String(ms) }, title, about);
  if (!report) return section;
  section.append(el('ol', {}, ...report.lines.map((line) => lineOf(line, language))));
  const { certificate } = report;
  if (certificate) section.append(fields(certificate, language));
  if (certificate && report.accepted) {
    section.append(chances(certificate, language), drawn(certificate, language));
    section.append(counts(certificate, language), ...keys(certificate, language));
    section.append(...changed(certificate, language));
  }
  return section;
}

function verdictOf(report: Report | undefined): 'official' | 'open' | 'refused' | 'crashed' {
  if (!report) return 'crashed';
  if (report.official) return 'official';
  return report.accepted ? 'open' : 'refused';
}

/** A draw from a part of the mines must not be taken for one from all. */
function headline(report: Report | undefined, verdict: Key, language: Language): string {
  const told = say(language, verdict);
  const directed = report?.accepted && report.certificate?.inputs.directed;
  return directed ? `${told} · ${say(language, 'directed')}` : told;
}

function lineOf({ about, state, code, facts }: Line, language: Language): HTMLElement {
  const key = `${state}.${code}`;
  const marks = {
    'data-test': 'line',
    'data-about': about,
    'data-state': state,
    'data-code': code,
  };
  return el(
    'li',
    { ...marks, class: state },
    el('b', {}, say(language, `about.${about}`)),
    el('span', { class: 'state' }, say(language, `state.${state}`)),
    el('span', {}, isKey(key) ? say(language, key, facts) : code),
  );
}

function fields(certificate: Certificate, language: Language): HTMLElement {
  const row = (key: Key, ...value: (Node | string)[]) =>
    el('div', {}, el('dt', {}, say(language, key)), el('dd', {}, ...value));
  return el(
    'dl',
    {},
    row('field.draw', certificate.draw),
    ...FIELDS.map((name) => row(`field.${name}`, certificate.inputs[name])),
    ...HASHES.map((name) =>
      row(`field.${name}`, ridgeOf(certificate[name]), el('code', {}, certificate[name])),
    ),
  );
}

/** 山纹: the hash for the eye. */
function ridgeOf(hash: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute('aria-hidden', 'true');
  for (const ridge of ridges(hash)) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', pathOf(ridge));
    svg.append(path);
  }
  return svg;
}

/** In each stratum every mine's chance is the same. */
function chances({ inputs: { strata } }: Certificate, language: Language): HTMLElement {
  const rows = strata.map(({ name, quota, members: { length: members } }) => {
    const facts = { quota, members, percent: percent(quota, members) };
    const told = say(language, members === 0 ? 'noMines' : 'chance', facts);
    return el('li', {}, el('b', {}, name), ` ${told}`);
  });
  const title = el('summary', {}, say(language, 'chances'));
  return el('details', { 'data-test': 'chances' }, title, el('ol', {}, ...rows));
}

function drawn({ inputs, teams }: Certificate, language: Language): HTMLElement {
  const names = new Map(inputs.strata.flatMap(({ members }) => members.map((m) => [m.id, m.name])));
  const rows = teams.map(({ mine, members }) => {
    const people = peopleOf(members, language);
    return el('li', {}, el('b', {}, names.get(mine) ?? ''), ` ${mine}　${people}`);
  });
  const title = `${say(language, 'drawn')} (${teams.length})`;
  return el('details', {}, el('summary', {}, title), el('ol', { class: 'teams' }, ...rows));
}

/** How often each person of the list was drawn, beside their visits earlier in the year. */
function counts({ inputs: { inspectors }, teams }: Certificate, language: Language): HTMLElement {
  const drawn = new Map<string, number>();
  for (const { person } of teams.flatMap(({ members }) => members)) {
    drawn.set(person, (drawn.get(person) ?? 0) + 1);
  }
  const rows = inspectors.map(({ id, load }) => {
    const told = say(language, 'count', { drawn: drawn.get(id) ?? 0, load });
    return el('li', {}, el('b', {}, id), ` ${told}`);
  });
  const title = el('summary', {}, say(language, 'counts'));
  return el('details', { 'data-test': 'counts' }, title, el('ol', {}, ...rows));
}

/** Whose key each signature was made with, for the eye: names are the certificate's own word. */
function keys(certificate: Certificate, language: Language): HTMLElement[] {
  const rows = signers(certificate).map((signer) => keyOf(signer, language));
  if (rows.length === 0) return [];
  const why = el('p', {}, say(language, 'compareKeys'));
  const title = el('h3', {}, say(language, 'whoseKeys'));
  return [el('div', { 'data-test': 'signers' }, title, why, el('dl', {}, ...rows))];
}

function keyOf({ role, name, key }: Signer, language: Language): HTMLElement {
  const print = toHex(sha256(fromHex(key, key.length / 2) as Uint8Array));
  const short = (print.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
  const told = say(language, 'fingerprint', { print: short });
  return el(
    'div',
    { 'data-test': 'signer', 'data-name': name },
    el('dt', {}, say(language, 'signedAs', { role, name })),
    el('dd', {}, ridgeOf(print), el('p', {}, told), el('code', {}, key)),
  );
}

function changed(certificate: Certificate, language: Language): HTMLElement[] {
  const { replacements, substitutions = [] } = certificate;
  const told = [
    ...replacements.map(({ mine, out, person, approver }) =>
      say(language, 'replaced', { mine, out, person, approver }),
    ),
    ...substitutions.map(({ mine, substitute, members, approver }) =>
      say(language, 'substituted', {
        mine,
        substitute,
        members: peopleOf(members, language),
        approver,
      }),
    ),
  ];
  if (told.length === 0) return [];
  const title = el('summary', {}, `${say(language, 'changed')} (${told.length})`);
  const rows = told.map((one) => el('li', {}, one));
  return [el('details', { 'data-test': 'changed' }, title, el('ul', {}, ...rows))];
}

function peopleOf(members: Member[], language: Language): string {
  const people = members.map(({ person }) => person);
  return people.join(say(language, 'between.items')) || say(language, 'nobody');
}
