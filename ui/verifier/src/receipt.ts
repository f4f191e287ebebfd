/**
 * Headquarters' receipt for the record that committed: from the commitment through the chained
 * headers to the head that headquarters signed.
 */

import { concat, toHex, utf8 } from './bytes';
import { canonical, type Json } from './canonical';
import type { Certificate, Commit } from './certificate';
import { Refusal } from './refusal';
import { sha256 } from './sha256';
import { isBy } from './signature';

type Fields = { [key: string]: Json };

/** Whose key signed it, the asker has to know. */
export interface Covering {
  server: string;
  at_ms: number;
}

/** Nothing if there is no receipt. One that proves something else is refused. */
export function covering(certificate: Certificate, commit: Commit): Covering | undefined {
  if (commit.receipt === undefined) return undefined;
  const { receipt, server, signature } = read(commit.receipt, SIGNED, true, 'receipt-form');
  const { device, seq, head, at_ms } = read(receipt, RECEIPT, true, 'receipt-form');
  const message = utf8(`qingshan-receipt-1\0${canonical(receipt as Json)}`);
  if (!isBy(String(server), String(signature), message)) refuse('receipt-signature');
  const committed = header(certificate, commit);
  const last = lastOf(committed, commit);
  const covered = device === committed.device && seq === last.seq && head === last.hash;
  if (!covered) refuse('not-covered');
  return { server: String(server), at_ms: Number(at_ms) };
}

/** The header, if it and its payload are those of this very commitment. */
function header(certificate: Certificate, { record, payload }: Commit): Fields {
  const header = read(record, HEADER, false, 'no-header');
  if (payload === undefined) return refuse('no-payload');
  if (toHex(sha256(utf8(canonical(payload)))) !== header.payload_hash) refuse('other-payload');
  const { body } = read(payload, { body: isObject }, false, 'no-commitment');
  const said = read(body, COMMITTED, false, 'no-commitment');
  const here =
    header.kind === 'draw.committed' &&
    header.subject === `draw/${certificate.draw}` &&
    said.population_hash === certificate.population_hash &&
    said.commitment === certificate.commitment;
  return here ? header : refuse('other-commitment');
}

/** Number and hash of the last of the headers, each of which names the one before. */
function lastOf(committed: Fields, { record, following = [] }: Commit) {
  let last = { seq: Number(committed.seq), hash: hash(record) };
  for (const value of following) {
    const { device, seq, prev } = read(value, HEADER, false, 'no-header');
    const continues = device === committed.device && seq === last.seq + 1 && prev === last.hash;
    if (!continues) refuse('chain-broken');
    last = { seq: last.seq + 1, hash: hash(value) };
  }
  return last;
}

/** As in every log. */
function hash(header: Json): string {
  return toHex(sha256(concat(utf8('qingshan-record-1\0'), utf8(canonical(header)))));
}

type Kind = (value: Json | undefined) => boolean;
const isText: Kind = (value) => typeof value === 'string';
const isHash: Kind = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isTime: Kind = (value) => Number.isSafeInteger(value);
const isNumber: Kind = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isObject: Kind = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SIGNED = { receipt: isObject, server: isText, signature: isText };
const RECEIPT = {
  device: isText,
  seq: isNumber,
  head: isHash,
  at_ms: isTime,
  stored: (value: Json | undefined) => typeof value === 'boolean',
};
const HEADER = {
  device: isText,
  seq: isNumber,
  prev: isHash,
  subject: isText,
  kind: isText,
  payload_hash: isHash,
};
const COMMITTED = { population_hash: isHash, commitment: isHash };

/** The value as an object with these fields, and with no others where it is `closed`. */
function read(
  value: Json | undefined,
  fields: Record<string, Kind>,
  closed: boolean,
  why: string,
): Fields {
  if (value === undefined || !isObject(value)) return refuse(why);
  const object = value as Fields;
  const all = Object.entries(fields).every(([name, fits]) => fits(object[name]));
  const more = closed && Object.keys(object).length > Object.keys(fields).length;
  return all && !more ? object : refuse(why);
}

function refuse(why: string): never {
  throw new Refusal('receipt-refused', { why });
}
