/** Who comes next for a slot, by the order of the draw. */

import { byBytes } from '../bytes';
import type { Inputs, Member, Replacement, Team } from '../certificate';
import { Refusal } from '../refusal';
import type { Tickets } from '../ticket';
import type { Eligible, Site } from './eligible';

/** The teams, drawn or substituted, and the replacements until a moment. */
export interface Moment {
  teams: Team[];
  replacements: Replacement[];
}

/** Nobody if no eligible person is left. */
export function nextPerson(
  { teams, replacements }: Moment,
  eligible: Eligible,
  team: Team,
  slot: number,
  tickets: Tickets,
): Member | undefined {
  const { mine } = team;
  const { stratum, barred } = siteOf(eligible, mine);
  const here = [...team.members, ...replacements.filter((change) => change.mine === mine)];
  const wasHere = new Set(here.map(({ person }) => person));
  const cap = eligible.inputs.team.cap ?? Number.POSITIVE_INFINITY;
  const candidates = eligible
    .pool(stratum, slot)
    .filter((person) => !barred.has(person) && !wasHere.has(eligible.person(person).id))
    .map((number) => {
      const { id: person, load } = eligible.person(number);
      const count = load + drawnSoFar(teams, replacements, person);
      return { person, count, ticket: tickets.ticket(`${mine}/${person}`) };
    })
    .filter(({ count }) => count < cap);
  const [next] = candidates.sort((a, b) => a.count - b.count || byBytes(a.ticket, b.ticket));
  return next && { slot, person: next.person, ticket: next.ticket };
}

/** Who has the slot by now. */
export function holder({ teams, replacements }: Moment, mine: string, slot: number) {
  const moved = replacements.findLast((change) => change.mine === mine && change.slot === slot);
  if (moved) return moved.person;
  const team = teams.find((team) => team.mine === mine);
  return team?.members.find((member) => member.slot === slot)?.person;
}

/** Which stratum has the mine; -1 for none. */
export function stratumOf({ strata }: Inputs, mine: string): number {
  return strata.findIndex(({ members }) => members.some(({ id }) => id === mine));
}

export function siteOf(eligible: Eligible, id: string): Site {
  const stratum = stratumOf(eligible.inputs, id);
  const mine = eligible.inputs.strata[stratum]?.members.find((member) => member.id === id);
  if (!mine) throw new Refusal('replacement-refused', { place: id, why: 'no-such-mine' });
  return eligible.site(stratum, mine);
}

/** Assignments in this draw: drawn, plus taken over, less handed on. */
function drawnSoFar(teams: Team[], replacements: Replacement[], person: string): number {
  const is = (other: { person: string }) => other.person === person;
  const drawn = teams.reduce((sum, { members }) => sum + members.filter(is).length, 0);
  const left = replacements.filter(({ out }) => out === person).length;
  return Math.max(0, drawn + replacements.filter(is).length - left);
}
