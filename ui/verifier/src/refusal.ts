/** Why a certificate is refused: a code for programs, and what the sentence for people names. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly facts: Facts = {},
  ) {
    super(code);
  }
}

/** A list is said item by item. */
export type Fact = string | number | string[] | Facts[];
export type Facts = { [name: string]: Fact };

/** What both sides must agree on; the first difference is named by its place. */
export function mustEqual(place: string, stated: unknown, computed: unknown): void {
  if (stated !== computed) throw new Refusal('differs', { place });
}

/** Compares two lists item by item, so that the first difference has a place. */
export function mustMatch<T>(
  place: string,
  stated: T[],
  computed: T[],
  compare: (place: string, stated: T, computed: T) => void,
): void {
  const common = Math.min(stated.length, computed.length);
  for (let n = 0; n < common; n++) compare(`${place}[${n}]`, stated[n] as T, computed[n] as T);
  mustEqual(`the length of ${place}`, stated.length, computed.length);
}
