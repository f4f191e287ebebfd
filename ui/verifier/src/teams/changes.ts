/** What changed after the draw follows from it too: who took whose place, and which mine. */

import type { Certificate, Replacement, Substitution, Team } from '../certificate';
import { Refusal } from '../refusal';
import type { Tickets } from '../ticket';
import { Eligible } from './eligible';
import { holder, nextPerson } from './replace';
import { nextMine } from './substitute';

/** Each change follows from the teams and the changes before it. */
export function checkChanges(certificate: Certificate, tickets: Tickets): void {
  const { replacements, substitutions = [], inputs } = certificate;
  const inOrder = substitutions.every(
    ({ after }, n) => after <= replacements.length && after >= (substitutions[n - 1]?.after ?? 0),
  );
  if (!inOrder) {
    throw new Refusal('substitution-refused', { place: 'substitutions', why: 'order' });
  }
  if (replacements.length + substitutions.length === 0) return;
  const eligible = new Eligible(inputs);
  replacements.forEach((_, n) => {
    checkReplacement(certificate, n, eligible, tickets);
  });
  substitutions.forEach((_, n) => {
    checkSubstitution(certificate, n, eligible, tickets);
  });
}

function checkReplacement(
  certificate: Certificate,
  index: number,
  eligible: Eligible,
  tickets: Tickets,
): void {
  const refuse = (why: string) =>
    new Refusal('replacement-refused', { place: `replacements[${index}]`, why });
  const { replacements, substitutions = [] } = certificate;
  const change = replacements[index] as Replacement;
  const { mine, slot } = change;
  const earlier = substitutions.filter(({ after }) => after <= index);
  if (earlier.some((substitution) => substitution.mine === mine)) throw refuse('stands-already');
  const moment = {
    teams: teamsAfter(certificate, earlier),
    replacements: replacements.slice(0, index),
  };
  const team = moment.teams.find((team) => team.mine === mine);
  if (!team?.members.some((member) => member.slot === slot)) throw refuse('no-such-slot');
  const next = nextPerson(moment, eligible, team, slot, tickets);
  if (change.out !== holder(moment, mine, slot)) throw refuse('not-the-holder');
  if (next?.person !== change.person || next.ticket !== change.ticket) {
    throw refuse('not-the-next');
  }
  if (!isAnother(certificate, change.approver)) throw refuse('no-other-approver');
}

function checkSubstitution(
  certificate: Certificate,
  index: number,
  eligible: Eligible,
  tickets: Tickets,
): void {
  const refuse = (why: string) =>
    new Refusal('substitution-refused', { place: `substitutions[${index}]`, why });
  const { replacements, substitutions = [] } = certificate;
  const change = substitutions[index] as Substitution;
  const earlier = substitutions.slice(0, index);
  const moment = {
    teams: teamsAfter(certificate, earlier),
    replacements: replacements.slice(0, change.after),
  };
  const next = nextMine(certificate, moment, earlier, change.mine, eligible, tickets);
  if (!next) throw refuse('none-left');
  if (next.mine !== change.substitute || next.ticket !== change.ticket) {
    throw refuse('another-mine');
  }
  const same =
    next.members.length === change.members.length &&
    next.members.every(({ slot, person, ticket }, n) => {
      const stated = change.members[n];
      return stated?.slot === slot && stated.person === person && stated.ticket === ticket;
    });
  if (!same) throw refuse('another-team');
  if (!isAnother(certificate, change.approver)) throw refuse('no-other-approver');
}

/** The teams of all mines that were drawn or stand for one by now. */
function teamsAfter({ teams }: Certificate, substitutions: Substitution[]): Team[] {
  return [
    ...teams,
    ...substitutions.map(({ substitute, members }) => ({ mine: substitute, members })),
  ];
}

/** Somebody who isn't the officer. */
function isAnother({ signatures }: Certificate, approver: string): boolean {
  const officer = signatures.find(({ role }) => role === 'officer');
  return approver !== '' && approver !== officer?.name;
}
