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
