import type { Witness, WitnessKind, WitnessRule } from '@/api/generated';
import { w } from '@/words';

/** What rules ask for; the program that freezes and reveals checks it again. */
const LEAST_DICE = 40;
const LEAST_DRAWN = 5;
export const LEAST_PRESENT = 2;

/** What a plan starts from. */
export const DICE: WitnessRule = {
  kind: 'dice',
  source: null,
  issue: null,
  drawn_on: null,
  digits: LEAST_DICE,
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a list can be frozen with it. */
export function isComplete(rule: WitnessRule): boolean {
  if (rule.kind === 'dice') return rule.digits >= LEAST_DICE;
  const named = rule.source?.trim() && rule.issue?.trim() && DAY.test(rule.drawn_on ?? '');
  return Boolean(named) && rule.digits >= LEAST_DRAWN;
}

/** Blanks and line breaks are for the eye; anything else stays and is shown as wrong. */
export function digitsOf(typed: string): string {
  return typed.replace(/\s+/g, '');
}

const ALLOWED: Readonly<Record<WitnessKind, RegExp>> = { dice: /^[1-6]*$/, lottery: /^[0-9]*$/ };

export function areDigits(kind: WitnessKind, digits: string): boolean {
  return ALLOWED[kind].test(digits);
}

/** In groups of five: what one can read out, and find again. */
export function inFives(digits: string): string {
  return digits.match(/.{1,5}/gu)?.join(' ') ?? '';
}

/** The place (from one) where two entries differ first, if both have come so far. */
export function firstDifference(a: string, b: string): number | undefined {
  const common = Math.min(a.length, b.length);
  for (let index = 0; index < common; index += 1) {
    if (a[index] !== b[index]) return index + 1;
  }
  return undefined;
}

const ROLE = /^witness-([1-9][0-9]?)$/;

/** A role for somebody whom the registry doesn't know; the next that is free. */
export function nextRole(present: readonly string[]): string {
  let number = 1;
  while (present.includes(`witness-${number}`)) number += 1;
  return `witness-${number}`;
}

/** What the page calls somebody who saw the dice: a name, a role, or the bare id. */
export function witnessName({ id, name }: Witness): string {
  const number = ROLE.exec(id)?.[1];
  return name ?? (number ? w.draws.witnessRole({ n: Number(number) }) : id);
}

export function witnessNames(present: readonly Witness[]): string {
  return present.map(witnessName).join(w.common.comma);
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** A day and a time of the clocks of China, in milliseconds; undefined if it is none. */
export function momentOf(typed: string): number | undefined {
  const found = MOMENT.exec(typed.trim());
  if (!found) return undefined;
  const [, day, hour = '', minute, second = '00'] = found;
  const ms = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:${second}+08:00`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** The lottery that a rule names. */
export function named({ source, issue, digits }: WitnessRule): string {
  return w.ceremony.named({ game: source ?? '', issue: issue ?? '', digits });
}
