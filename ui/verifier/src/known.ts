/** Keys that the asker knows from elsewhere: a certificate can't vouch for its own. */

import { byBytes } from './bytes';
import type { Certificate, Role, Signature } from './certificate';
import { type Line, note, open, right } from './line';
import { covering } from './receipt';

export interface Known {
  keys: ReadonlySet<string>;
  /** By key, whom it is known to be of: it signs for nobody else. */
  owners: ReadonlyMap<string, ReadonlySet<string>>;
  /** What was entered and is no key. */
  unreadable: string[];
}

export const NO_KEYS: Known = { keys: new Set(), owners: new Map(), unreadable: [] };

/** As whom headquarters signs. */
export const HEADQUARTERS = 'headquarters';

/** Ed25519, or a compressed point of P-256. */
const KEY = /^(?:[0-9a-f]{64}|0[23][0-9a-f]{64})$/;

/** Apart by blanks or lines: a key, or ID=KEY. */
export function readKnown(text: string): Known {
  const keys = new Set<string>();
  const owners = new Map<string, Set<string>>();
  const unreadable: string[] = [];
  for (const one of text.split(/\s+/).filter(Boolean)) {
    const at = one.indexOf('=');
    const key = one.slice(at + 1);
    if (!KEY.test(key)) {
      unreadable.push(one);
      continue;
    }
    keys.add(key);
    if (at >= 0) owners.set(key, (owners.get(key) ?? new Set()).add(one.slice(0, at)));
  }
  return { keys, owners, unreadable };
}

/** Whether a key is known, and if it is known whose, as that of whoever is named. */
export function knows({ keys, owners }: Known, name: string, key: string): boolean {
  return keys.has(key) && (owners.get(key)?.has(name) ?? true);
}

/** What a valid signature is worth to this asker. */
export function signer({ role, name, key }: Signature, known: Known): Line {
  if (knows(known, name, key)) return right('signatures', 'signed', { role, name, key });
  const of = known.owners.get(key);
  if (!of) return open('signatures', 'signer-unknown', { role, name, key });
  return open('signatures', 'signer-other', { role, name, of: [...of].sort(byBytes), key });
}

export interface Signer {
  role: Role | typeof HEADQUARTERS;
  name: string;
  key: string;
}

/** Whose keys a certificate rests on in which nothing is wrong, in the order of their signing. */
export function signers(certificate: Certificate): Signer[] {
  const { commit, signatures } = certificate;
  const receipt = commit === null ? undefined : covering(certificate, commit);
  const server: Signer[] = receipt
    ? [{ role: HEADQUARTERS, name: HEADQUARTERS, key: receipt.server }]
    : [];
  return [...server, ...(commit?.countersignatures ?? []), ...signatures].map(
    ({ role, name, key }) => ({ role, name, key }),
  );
}

/** The keys that are known without whose they are, each with whom it was taken for. */
export function unbound(certificate: Certificate, { keys, owners }: Known): Line[] {
  const taken = new Map<string, Line>();
  for (const { name, key } of signers(certificate)) {
    if (!keys.has(key) || owners.has(key)) continue;
    taken.set(`${key}=${name}`, note('signatures', 'key-unbound', { name, key }));
  }
  return [...taken.values()];
}
