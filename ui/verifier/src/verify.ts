/**
 * Checks a certificate with nothing but its bytes, by the published description of the draw: a
 * second implementation, which shares no code with the program that drew.
 */

import { arithmetic } from './arithmetic';
import { fromHex, toHex, utf8 } from './bytes';
import { assembled } from './canonical';
import type { Certificate, Inputs, Role, Signature } from './certificate';
import { type Known, NO_KEYS, signer, unbound } from './known';
import { answer, type Line, open, right } from './line';
import { type File, read } from './read';
import { Refusal } from './refusal';
import { sha256 } from './sha256';
import { checkSignatures } from './signature';
import { time } from './time';

export interface Report {
  /** As far as the file could be read. */
  certificate: Certificate | undefined;
  lines: Line[];
  /** Nothing is wrong. */
  accepted: boolean;
  /** Nothing is open either. */
  official: boolean;
}

/** A certificate can't vouch for its own keys: `known` are those that the asker trusts. */
export function verify(bytes: Uint8Array, known: Known = NO_KEYS): Report {
  let file: File | undefined;
  const first = answer('file', () => {
    file = read(bytes);
    return right('file', 'canonical', { bytes: bytes.length });
  });
  const lines = file ? [first, ...questions(file, known)] : [first];
  const has = (...states: string[]) => lines.every(({ state }) => states.includes(state));
  return {
    certificate: file?.certificate,
    lines,
    accepted: has('right', 'note', 'open'),
    official: has('right', 'note'),
  };
}

function questions(file: File, known: Known): Line[] {
  const { certificate } = file;
  const official = certificate.mode === 'official';
  const lines = [
    answer('digest', () => digest(file)),
    official ? right('mode', 'official') : open('mode', 'rehearsal'),
    ...directed(certificate.inputs),
    ...arithmetic(file),
    answer('time', () => time(certificate, known)),
    ...signatures(certificate, known),
  ];
  const refused = lines.some(({ state }) => state === 'wrong');
  return refused ? lines : [...lines, ...unbound(certificate, known)];
}

/** A draw from a narrowed population says so, wherever it is read. */
function directed({ directed }: Inputs): Line[] {
  if (!directed) return [];
  const condition = directed.filters.map(({ by, values }) => ({ by, [by]: values }));
  return [right('scope', 'directed', { condition, source: directed.source })];
}

/** Over everything but `digest` and `signatures`. */
function digest({ certificate, written }: File): Line {
  const { digest: _, signatures: __, ...content } = written;
  const computed = toHex(sha256(utf8(assembled(content, (field) => field))));
  const stated = certificate.digest;
  if (computed !== stated) throw new Refusal('digest-differs', { stated, computed });
  return right('digest', 'digest');
}

function signatures({ mode, digest, witness, signatures }: Certificate, known: Known): Line[] {
  const roles: Role[] = ['officer', 'witness'];
  const judged = answer('signatures', () => {
    if (mode === 'rehearsal' && signatures.length > 0) throw new Refusal('rehearsal-signed');
    checkSignatures(signatures, 'signatures', roles, 'qingshan-draw-signature-1', [raw(digest)]);
    werePresent(signatures, witness.present);
    return right('signatures', 'signatures');
  });
  if (judged.state === 'wrong') return [judged];
  const signed = signatures.map((signature) => signer(signature, known));
  const missing = roles.filter((role) => !signatures.some((signature) => signature.role === role));
  return [...signed, ...missing.map((role) => open('signatures', 'not-signed', { role }))];
}

/** Whoever signs as a witness is one of those who are named as having been there. */
function werePresent(signatures: Signature[], present: string[]): void {
  signatures.forEach(({ role, name }, n) => {
    if (role !== 'witness' || present.includes(name)) return;
    throw new Refusal('witness-absent', { place: `signatures[${n}]`, name });
  });
}

/** 32 bytes; the form of the file has been checked. */
function raw(hex: string): Uint8Array {
  return fromHex(hex, 32) as Uint8Array;
}
