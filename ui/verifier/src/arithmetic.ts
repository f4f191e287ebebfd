/** Draws again from inputs, secret and witness digits, and compares, question by question. */

import { concat, fromHex, toHex, utf8 } from './bytes';
import type { Certificate } from './certificate';
import { drawStratum, sites } from './draw';
import { checkFacts, checkInputs } from './inputs';
import { type About, answer, type Line, right } from './line';
import type { File } from './read';
import { mustEqual, mustMatch } from './refusal';
import { sha256 } from './sha256';
import { assign } from './teams/assign';
import { checkChanges } from './teams/changes';
import { Eligible } from './teams/eligible';
import { Tickets } from './ticket';
import { checkDigits } from './witness';

/** The first wrong answer leaves those after it unanswered: they would rest on it. */
export function arithmetic(file: File): Line[] {
  const { certificate } = file;
  const tickets = new Tickets(certificate.seed);
  const questions: [About, () => Line][] = [
    ['inputs', () => inputs(certificate)],
    ['population', () => population(file)],
    ['commitment', () => commitment(certificate)],
    ['seed', () => seed(certificate)],
    ['tickets', () => mines(certificate, tickets)],
    ['teams', () => teams(certificate, tickets)],
    ['changes', () => changes(certificate, tickets)],
  ];
  let stopped = false;
  return questions.map(([about, question]) => {
    if (stopped) return { about, state: 'unanswered', code: 'unanswered', facts: {} };
    const line = answer(about, question);
    stopped = line.state === 'wrong';
    return line;
  });
}

function inputs(certificate: Certificate): Line {
  checkFacts(certificate);
  checkInputs(certificate.inputs);
  const { strata, inspectors } = certificate.inputs;
  const population = strata.reduce((sum, { members }) => sum + members.length, 0);
  return right('inputs', 'inputs', {
    strata: strata.length,
    population,
    people: inspectors.length,
  });
}

function population({ certificate, written }: File): Line {
  const computed = toHex(sha256(utf8(written.inputs as string)));
  mustEqual('population_hash', certificate.population_hash, computed);
  return right('population', 'population');
}

function commitment({ secret, commitment: stated }: Certificate): Line {
  mustEqual('commitment', stated, toHex(sha256(raw(secret))));
  return right('commitment', 'commitment');
}

function seed({ inputs, population_hash, secret, witness, seed: stated }: Certificate): Line {
  checkDigits(inputs.witness_rule, witness.digits);
  const tag = utf8('qingshan-draw-1\0');
  const bytes = concat(tag, raw(population_hash), raw(secret), utf8(witness.digits));
  mustEqual('seed', stated, toHex(sha256(bytes)));
  return right('seed', 'seed', { digits: witness.digits.length });
}

function mines({ inputs, strata }: Certificate, tickets: Tickets): Line {
  const computed = inputs.strata.map((stratum) => drawStratum(stratum, tickets));
  mustMatch('strata', strata, computed, (place, stated, computed) => {
    mustEqual(`${place}.id`, stated.id, computed.id);
    mustMatch(`${place}.drawn`, stated.drawn, computed.drawn, mustEqual);
    mustMatch(`${place}.tickets`, stated.tickets, computed.tickets, (place, stated, computed) => {
      mustEqual(place, stated.id, computed.id);
      mustEqual(place, stated.ticket, computed.ticket);
    });
  });
  const drawn = computed.reduce((sum, { drawn }) => sum + drawn.length, 0);
  return right('tickets', 'tickets', { drawn });
}

function teams({ inputs, strata, teams: stated }: Certificate, tickets: Tickets): Line {
  const eligible = new Eligible(inputs);
  const computed = assign(eligible, sites(strata, eligible, tickets), tickets);
  mustMatch('teams', stated, computed, (place, stated, computed) => {
    mustEqual(`${place}.mine`, stated.mine, computed.mine);
    mustMatch(`${place}.members`, stated.members, computed.members, (place, stated, computed) => {
      mustEqual(place, stated.slot, computed.slot);
      mustEqual(place, stated.person, computed.person);
      mustEqual(place, stated.ticket, computed.ticket);
    });
  });
  const short = computed.filter(({ members }) => members.length < eligible.width);
  const facts = { teams: computed.length, short: short.map(({ mine }) => mine) };
  return right('teams', short.length === 0 ? 'teams' : 'teams-short', facts);
}

function changes(certificate: Certificate, tickets: Tickets): Line {
  checkChanges(certificate, tickets);
  const { replacements, substitutions = [] } = certificate;
  const facts = { replacements: replacements.length, substitutions: substitutions.length };
  return right('changes', 'changes', facts);
}

/** 32 bytes; the form of the file has been checked. */
function raw(hex: string): Uint8Array {
  return fromHex(hex, 32) as Uint8Array;
}
