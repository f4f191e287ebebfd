/** The drawn mines: each stratum's first tickets. */

import type { DrawnStratum, Mine, Stratum } from './certificate';
import type { Eligible, Site } from './teams/eligible';
import type { Lot, Tickets } from './ticket';

/** How many tickets after the drawn ones a certificate shows. */
const SHOWN_AFTER = 10;

export function drawStratum({ id, quota, members }: Stratum, tickets: Tickets): DrawnStratum {
  const order = members.map((mine) => tickets.lot(mine.id)).sort(tickets.compare);
  const shown = order.slice(0, quota + SHOWN_AFTER);
  return {
    id,
    drawn: order.slice(0, quota).map((lot) => lot.id),
    tickets: shown.map((lot) => ({ id: lot.id, ticket: tickets.ticket(lot.id) })),
  };
}

/** The drawn mines of all strata in ticket order. */
export function sites(drawn: DrawnStratum[], eligible: Eligible, tickets: Tickets): Site[] {
  const all: (Lot & { site: Site })[] = drawn.flatMap((stratum, n) => {
    const members = eligible.inputs.strata[n]?.members ?? [];
    const mines = new Map(members.map((mine) => [mine.id, mine]));
    return stratum.drawn.map((id) => {
      const site = eligible.site(n, mines.get(id) as Mine);
      return { ...tickets.lot(id), site };
    });
  });
  return all.sort(tickets.compare).map(({ site }) => site);
}
