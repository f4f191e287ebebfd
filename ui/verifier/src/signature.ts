/**
 * Signatures: Ed25519 (a key of 64 digits) and ECDSA over P-256 with SHA-256 (a compressed point
 * of 66 digits).
 *
 * By @noble/curves, audited and without dependencies of others: the browser's own WebCrypto has no
 * Ed25519 in many installed browsers, none at all on pages that don't count as secure, and says
 * nothing of how it treats weak keys.
 */

import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { bytesToNumberLE } from '@noble/curves/utils.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, fromHex, utf8 } from './bytes';
import { canonical } from './canonical';
import type { Role, Signature } from './certificate';
import { Refusal } from './refusal';

/** Every signature is valid, in its place, and by somebody who hasn't signed yet. */
export function checkSignatures(
  signatures: Signature[],
  list: string,
  roles: Role[],
  tag: string,
  signed: Uint8Array[],
): void {
  const seen = new Set<string>();
  signatures.forEach(({ role, name, key, at_ms, signature }, n) => {
    const place = `${list}[${n}]`;
    // A time beside another signature is nothing that it signs.
    const timed = at_ms !== undefined && role !== 'countersigner';
    if (timed || !roles.includes(role)) throw new Refusal('signature-misplaced', { place });
    if (seen.has(name) || seen.has(key) || name === key) {
      throw new Refusal('signature-repeated', { place });
    }
    seen.add(name).add(key);
    const signer = { ...(at_ms !== undefined && { at_ms }), key, name, role };
    const message = concat(utf8(`${tag}\0`), ...signed, utf8(canonical(signer)));
    if (!isBy(key, signature, message)) throw new Refusal('signature-invalid', { place, name });
  });
}

/** Whether the key made this signature over the message. */
export function isBy(keyText: string, signatureText: string, message: Uint8Array): boolean {
  const signature = fromHex(signatureText, 64);
  const [edwards, point] = [fromHex(keyText, 32), fromHex(keyText, 33)];
  try {
    if (signature && edwards) return fitsEd25519(edwards, signature, message);
    // 2 or 3: a compressed point, the one spelling of a key.
    if (signature && (point?.[0] === 2 || point?.[0] === 3)) {
      return p256.verify(signature, message, point, { lowS: false });
    }
  } catch {
    // Bytes that are no key or no signature.
  }
  return false;
}

/** Strict: also refuses keys of small order, under which anybody's signature would fit. */
function fitsEd25519(key: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean {
  const { Point } = ed25519;
  const [r, s] = [signature.subarray(0, 32), bytesToNumberLE(signature.subarray(32))];
  const [person, nonce] = [Point.fromBytes(key), Point.fromBytes(r)];
  const order = Point.Fn.ORDER;
  if (s >= order || person.isSmallOrder() || nonce.isSmallOrder()) return false;
  const k = bytesToNumberLE(sha512(concat(r, key, message))) % order;
  const expected = Point.BASE.multiplyUnsafe(s).subtract(person.multiplyUnsafe(k));
  return expected.equals(nonce);
}
