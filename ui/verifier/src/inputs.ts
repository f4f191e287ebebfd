/** What the frozen list must be, so that it can be read in one way only. */

import { byBytes } from './bytes';
import type { Certificate, Inputs, Inspector, Stratum } from './certificate';
import { checkNormal } from './normal';
import { Refusal } from './refusal';
import { checkRule } from './witness';

const MOST_SLOTS = 64;
/** The kind of every draw from a narrowed population, and of no other. */
const DIRECTED = 'directed';

export function checkInputs(inputs: Inputs): void {
  checkText(inputs.period, 'inputs.period');
  checkText(inputs.basis, 'inputs.basis');
  checkText(inputs.kind, 'inputs.kind');
  checkDirected(inputs);
  if (!isDay(inputs.snapshot_at) && !isInstant(inputs.snapshot_at)) {
    throw new Refusal('snapshot-not-a-date', { found: inputs.snapshot_at });
  }
  const members = checkStrata(inputs.strata);
  const strata = new Set(ids(inputs.strata));
  checkDenominator(inputs, strata);
  checkExcluded(inputs, members);
  checkIds(ids(inputs.inspectors), 'inputs.inspectors');
  inputs.inspectors.forEach((inspector, n) => {
    checkInspector(inspector, n, strata);
  });
  checkRecusals(inputs);
  checkTeam(inputs);
  checkRule(inputs.witness_rule);
}

/** The draw's ids, and who was there: ids or roles, for names stay out of a public file. */
export function checkFacts({ draw, repeats, witness: { present } }: Certificate): void {
  checkId(draw, 'draw');
  if (repeats !== undefined) checkId(repeats, 'repeats');
  present.forEach((found, n) => {
    const place = `witness.present[${n}]`;
    checkText(found, place);
    if (!/^(p-[0-9a-z-]+|witness-[1-9][0-9]?)$/.test(found)) {
      throw new Refusal('not-an-id', { place, found });
    }
  });
  ascending(present, (n) => `witness.present[${n}]`);
}

/** What is narrowed says so by its kind, and what says so names the conditions. */
function checkDirected({ kind, directed }: Inputs): void {
  if (!directed) {
    if (kind === DIRECTED) throw new Refusal('directed-unstated');
    return;
  }
  if (kind !== DIRECTED) throw new Refusal('directed-unmarked', { kind });
  const { filters, source } = directed;
  const list = 'inputs.directed.filters';
  checkText(source, 'inputs.directed.source');
  if (filters.length === 0) throw new Refusal('empty', { place: list });
  ascending(
    filters.map(({ by }) => by),
    (n) => `${list}[${n}].by`,
  );
  filters.forEach(({ values }, n) => {
    const place = `${list}[${n}].values`;
    if (values.length === 0) throw new Refusal('empty', { place });
    checkTexts(values, place);
  });
}

function ids(list: { id: string }[]): string[] {
  return list.map(({ id }) => id);
}

/** Gives the ids of all members. */
function checkStrata(strata: Stratum[]): Set<string> {
  checkIds(ids(strata), 'inputs.strata');
  const seen = new Set<string>();
  strata.forEach(({ id, name, quota, members }, s) => {
    checkNormal(name, `inputs.strata[${s}].name`);
    const list = `inputs.strata[${s}].members`;
    checkIds(ids(members), list);
    members.forEach((mine, m) => {
      checkNormal(mine.name, `${list}[${m}].name`);
      checkNormal(mine.licence, `${list}[${m}].licence`);
      checkText(mine.holder, `${list}[${m}].holder`);
      if (seen.has(mine.id)) {
        throw new Refusal('duplicate', { place: `${list}[${m}].id`, found: mine.id });
      }
      seen.add(mine.id);
    });
    if (quota > members.length) {
      const place = `inputs.strata[${s}].quota`;
      throw new Refusal('quota-above-population', { place, quota, found: members.length, id });
    }
  });
  return seen;
}

/** What N is counted for is a stratum of this draw. */
function checkDenominator({ denominator }: Inputs, known: Set<string>): void {
  if (typeof denominator !== 'object') return;
  const counted = Object.keys(denominator);
  for (const stratum of counted) checkNormal(stratum, 'inputs.denominator');
  const stranger = counted.find((stratum) => !known.has(stratum));
  if (stranger !== undefined) throw new Refusal('unknown-denominator', { found: stranger });
}

function checkExcluded({ excluded }: Inputs, members: Set<string>): void {
  checkIds(ids(excluded), 'inputs.excluded');
  excluded.forEach(({ id, reason }, n) => {
    checkText(reason, `inputs.excluded[${n}].reason`);
    if (members.has(id)) {
      throw new Refusal('excluded-member', { place: `inputs.excluded[${n}].id`, found: id });
    }
  });
}

function checkInspector(
  { id, department, roles, strata = [] }: Inspector,
  n: number,
  known: Set<string>,
): void {
  const place = `inputs.inspectors[${n}]`;
  checkText(department, `${place}.department`);
  checkTexts(roles, `${place}.roles`);
  checkTexts(strata, `${place}.strata`);
  const stranger = strata.find((stratum) => !known.has(stratum));
  if (stranger !== undefined) throw new Refusal('unknown-stratum', { place: id, found: stranger });
}

function checkRecusals({ inspectors, recusals }: Inputs): void {
  const people = new Set(ids(inspectors));
  recusals.forEach(({ person, holder }, n) => {
    checkText(holder, `inputs.recusals[${n}].holder`);
    if (!people.has(person)) {
      throw new Refusal('unknown-person', { place: `inputs.recusals[${n}].person`, found: person });
    }
  });
  const order = ({ person, holder }: { person: string; holder: string }, n: number) => {
    const before = recusals[n - 1];
    if (!before) return;
    const found = `${person} × ${holder}`;
    const step = byBytes(before.person, person) || byBytes(before.holder, holder);
    mustAscend(step, `inputs.recusals[${n}]`, found);
  };
  recusals.forEach(order);
}

function checkTeam({ team: { slots } }: Inputs): void {
  if (slots.length === 0) throw new Refusal('no-slots');
  if (slots.length > MOST_SLOTS) throw new Refusal('too-many-slots', { found: slots.length });
  slots.forEach(({ role, department }, n) => {
    checkText(role, `inputs.team.slots[${n}].role`);
    if (department !== undefined) checkText(department, `inputs.team.slots[${n}].department`);
  });
}

function checkIds(list: string[], name: string): void {
  list.forEach((id, n) => {
    checkId(id, `${name}[${n}].id`);
  });
  ascending(list, (n) => `${name}[${n}].id`);
}

/** Tickets join ids with "/", so no id contains one. */
function checkId(found: string, place: string): void {
  checkText(found, place);
  if (found.includes('/')) throw new Refusal('slash-in-id', { place, found });
}

function checkTexts(list: string[], name: string): void {
  list.forEach((text, n) => {
    checkText(text, `${name}[${n}]`);
  });
  ascending(list, (n) => `${name}[${n}]`);
}

/** What can't be missing. */
function checkText(found: string, place: string): void {
  if (found === '') throw new Refusal('empty', { place });
  checkNormal(found, place);
}

function ascending(list: string[], place: (n: number) => string): void {
  for (let n = 1; n < list.length; n++) {
    const found = list[n] as string;
    mustAscend(byBytes(list[n - 1] as string, found), place(n), found);
  }
}

function mustAscend(step: number, place: string, found: string): void {
  if (step === 0) throw new Refusal('duplicate', { place, found });
  if (step > 0) throw new Refusal('not-sorted', { place, found });
}

function isDay(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

/** RFC 3339. */
function isInstant(text: string): boolean {
  const time = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
  return (
    isDay(text.slice(0, 10)) && /^[Tt ]$/.test(text.slice(10, 11)) && time.test(text.slice(11))
  );
}
