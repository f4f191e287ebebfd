import type { Witness } from '@/api/generated';
import { w } from '@/words';

/** What the rule of the draw asks for; the program that reveals checks it again. */
export const LEAST_DIGITS = 40;
export const LEAST_PRESENT = 2;

/** Blanks and line breaks are for the eye; anything else stays and is shown as wrong. */
export function digitsOf(typed: string): string {
  return typed.replace(/\s+/g, '');
}

export function isDice(digits: string): boolean {
  return /^[1-6]*$/.test(digits);
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
