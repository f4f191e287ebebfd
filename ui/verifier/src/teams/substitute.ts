/** Which mine comes next for one that could not be checked, and who goes there. */

import type { Certificate, Member, Substitution } from '../certificate';
import { Refusal } from '../refusal';
import type { Lot, Tickets } from '../ticket';
import type { Eligible } from './eligible';
import { holder, type Moment, nextPerson, siteOf, stratumOf } from './replace';

export interface Substitute {
  mine: string;
  ticket: string;
  members: Member[];
}

/** Nothing if its stratum has no other mine. */
export function nextMine(
  { strata }: Certificate,
  moment: Moment,
  earlier: Substitution[],
  mine: string,
  eligible: Eligible,
  tickets: Tickets,
): Substitute | undefined {
  const refuse = (why: string) => new Refusal('substitution-refused', { place: mine, why });
  if (!moment.teams.some((team) => team.mine === mine)) throw refuse('no-such-mine');
  if (earlier.some((change) => change.mine === mine)) throw refuse('stands-already');
  const stratum = stratumOf(eligible.inputs, mine);
  const members = eligible.inputs.strata[stratum]?.members;
  if (!members) throw refuse('no-such-mine');
  const ids = new Set(members.map(({ id }) => id));
  const drawn = strata[stratum]?.drawn.length ?? 0;
  const taken = drawn + earlier.filter(({ substitute }) => ids.has(substitute)).length;
  const order: Lot[] = [...ids].map((id) => tickets.lot(id)).sort(tickets.compare);
  const next = order[taken]?.id;
  if (next === undefined) return undefined;
  const going = team(moment, eligible, mine, next, tickets);
  return { mine: next, ticket: tickets.ticket(next), members: going };
}

/** The same team goes there; who recused from the new mine's holder is replaced. */
function team(
  { teams, replacements }: Moment,
  eligible: Eligible,
  from: string,
  to: string,
  tickets: Tickets,
): Member[] {
  const { barred } = siteOf(eligible, to);
  const bars = (id: string) =>
    barred.has(eligible.inputs.inspectors.findIndex((person) => person.id === id));
  const before = teams.find(({ mine }) => mine === from)?.members ?? [];
  const coming = before.map(({ slot, person: drawn }) => {
    const person = holder({ teams, replacements }, from, slot) ?? drawn;
    return { slot, person, ticket: tickets.ticket(`${to}/${person}`) };
  });
  const going = { mine: to, members: coming };
  const moment = { teams: [...teams, going], replacements };
  for (const { slot } of coming) {
    const place = going.members.findIndex((member) => member.slot === slot);
    const member = going.members[place];
    if (!member || !bars(member.person)) continue;
    const next = nextPerson(moment, eligible, going, slot, tickets);
    going.members = going.members.flatMap((other, n) => (n === place ? (next ?? []) : other));
  }
  return going.members;
}
