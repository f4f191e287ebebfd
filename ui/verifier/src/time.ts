/**
 * Was the commitment made before the witness event? Headquarters' receipt proves it, or two people
 * other than the officer do who signed it before. One of them is enough.
 */

import { fromHex } from './bytes';
import type { Certificate, Signature } from './certificate';
import { HEADQUARTERS, type Known, knows } from './known';
import { type Line, open, right } from './line';
import { covering } from './receipt';
import { checkSignatures } from './signature';

/** A certificate can't vouch for its own keys: `known` are those that the asker trusts. */
export function time(certificate: Certificate, known: Known): Line {
  const { commit } = certificate;
  if (commit === null) return missing('proof');
  const receipt = covering(certificate, commit);
  const others = countersigners(certificate, commit.countersignatures ?? []);
  const byPeople = countersigned(certificate, others, known);
  if (!receipt) return byPeople;
  const byReceipt = received(certificate, receipt, known);
  return byReceipt.state === 'right' || byPeople.state !== 'right' ? byReceipt : byPeople;
}

function missing(what: string): Line {
  return open('time', 'time-not-proved', { missing: what });
}

function received(
  certificate: Certificate,
  { server, at_ms }: { server: string; at_ms: number },
  known: Known,
): Line {
  const late = notBefore(certificate, at_ms);
  if (late) return missing(late);
  if (!knows(known, HEADQUARTERS, server)) return missing('known-server');
  return right('time', 'time-receipted', { at: new Date(at_ms).toISOString() });
}

function countersigned(certificate: Certificate, others: Signature[], known: Known): Line {
  if (others.length === 0) return missing('proof');
  if (others.length === 1) return missing('second-person');
  // Whoever else signed, too late or with a key that nobody knows, takes nothing from two who did well.
  const late = others.map(({ at_ms }) => notBefore(certificate, at_ms));
  const early = others.filter((_, n) => late[n] === undefined);
  if (early.length < 2) return missing(late.find(Boolean) ?? 'before-the-event');
  const trusted = early.filter(({ name, key }) => knows(known, name, key));
  if (trusted.length < 2) return missing('known-keys');
  return right('time', 'time-proved', { by: trusted.map(({ name }) => name) });
}

/** What is missing for the time to be before the event; both have to be stated. */
function notBefore({ witness }: Certificate, at: number | undefined): string | undefined {
  if (at === undefined || witness.at_ms === undefined) return 'event-time';
  return at < witness.at_ms ? undefined : 'before-the-event';
}

/** The valid countersignatures of people other than the officer. */
function countersigners(certificate: Certificate, countersigned: Signature[]): Signature[] {
  const { population_hash, commitment, signatures } = certificate;
  const signed = [population_hash, commitment].map((hash) => fromHex(hash, 32) as Uint8Array);
  const [list, tag] = ['commit.countersignatures', 'qingshan-draw-commitment-1'];
  checkSignatures(countersigned, list, ['countersigner'], tag, signed);
  const officers = signatures.filter(({ role }) => role === 'officer');
  return countersigned.filter(
    ({ name, key }) => !officers.some((officer) => officer.name === name || officer.key === key),
  );
}
