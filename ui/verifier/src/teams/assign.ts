/** The rule for teams: mine by mine in ticket order, slot by slot. */

import type { Team } from '../certificate';
import type { Tickets } from '../ticket';
import type { Eligible, Site } from './eligible';
import { Flow } from './flow';

/**
 * A slot goes to the eligible person with the fewest assignments, then the lowest ticket, among
 * those that leave as many of the remaining slots fillable as there can be.
 */
export function assign(eligible: Eligible, sites: Site[], tickets: Tickets): Team[] {
  const flow = new Flow(eligible, sites);
  const counts = eligible.inputs.inspectors.map(({ load }) => load);
  return sites.map((site) => {
    const team: Team = { mine: site.id, members: [] };
    for (let slot = 0; slot < eligible.width; slot++) {
      const lotOf = (person: number) => `${site.id}/${eligible.person(person).id}`;
      const pool = eligible.pool(site.stratum, slot);
      const person = choose(flow, pool, counts, lotOf, tickets);
      if (person === undefined) {
        flow.leave();
        continue;
      }
      counts[person] = (counts[person] as number) + 1;
      const ticket = tickets.ticket(lotOf(person));
      team.members.push({ slot, person: eligible.person(person).id, ticket });
    }
    return team;
  });
}

/** Settles the next slot. Tickets are made only for people who tie. */
function choose(
  flow: Flow,
  pool: number[],
  counts: number[],
  lotOf: (person: number) => string,
  tickets: Tickets,
): number | undefined {
  flow.next();
  const byCount = new Map<number, number[]>();
  for (const person of pool) {
    if (!flow.mayTake(person)) continue;
    const count = counts[person] as number;
    const tied = byCount.get(count);
    if (tied) tied.push(person);
    else byCount.set(count, [person]);
  }
  for (const count of [...byCount.keys()].sort((a, b) => a - b)) {
    const tied = (byCount.get(count) ?? []).map((person) => ({
      person,
      ...tickets.lot(lotOf(person)),
    }));
    const found = tied.sort(tickets.compare).find(({ person }) => flow.settle(person));
    if (found) return found.person;
  }
  return undefined;
}
