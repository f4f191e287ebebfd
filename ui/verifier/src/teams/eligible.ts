/** Who may take which slot, with people, strata and slots as numbers. */

import type { Inputs, Inspector, Mine, Slot, Stratum } from '../certificate';

/** A mine that needs a team, and who recused from its holder. */
export interface Site {
  stratum: number;
  id: string;
  barred: ReadonlySet<number>;
}

const NOBODY: ReadonlySet<number> = new Set();

export class Eligible {
  /** Slots of a team. */
  readonly width: number;
  readonly #pools: number[][];
  readonly #barred = new Map<string, Set<number>>();

  constructor(readonly inputs: Inputs) {
    const { strata, team, inspectors, recusals } = inputs;
    this.width = team.slots.length;
    this.#pools = strata.flatMap((stratum) =>
      team.slots.map((slot) => indexes(inspectors, (person) => stands(person, slot, stratum))),
    );
    const numbers = new Map(inspectors.map(({ id }, n) => [id, n]));
    for (const { person, holder } of recusals) {
      const barred = this.#barred.get(holder) ?? new Set();
      barred.add(numbers.get(person) as number);
      this.#barred.set(holder, barred);
    }
  }

  site(stratum: number, { id, holder }: Mine): Site {
    return { stratum, id, barred: this.#barred.get(holder) ?? NOBODY };
  }

  /** Who has role, card, department and stratum. */
  pool(stratum: number, slot: number): number[] {
    return this.#pools[stratum * this.width + slot] ?? [];
  }

  person(person: number): Inspector {
    return this.inputs.inspectors[person] as Inspector;
  }

  /** How many assignments each person may get in this draw. */
  rooms(): number[] {
    const cap = this.inputs.team.cap ?? Number.POSITIVE_INFINITY;
    return this.inputs.inspectors.map(({ load }) => Math.max(0, cap - load));
  }
}

function stands(person: Inspector, slot: Slot, stratum: Stratum): boolean {
  return (
    person.roles.includes(slot.role) &&
    (person.card || !slot.card) &&
    (slot.department === undefined || slot.department === person.department) &&
    (person.strata === undefined || person.strata.includes(stratum.id))
  );
}

function indexes<T>(list: T[], fits: (item: T) => boolean): number[] {
  return list.flatMap((item, n) => (fits(item) ? [n] : []));
}
