/**
 * Tickets, as the public `consistent_sampler` package makes them:
 * `"0." + reverse(decimal(SHA-256(hex(SHA-256(seed)) + id)))`, compared as texts.
 */

import { byBytes, toHex, utf8 } from './bytes';
import { after, finish, type Midstate, sha256 } from './sha256';

const encoder = new TextEncoder();

/** An id with the first nine digits of its ticket, which nearly always decide. */
export interface Lot {
  id: string;
  head: number;
}

export class Tickets {
  /** `hex(SHA-256(seed))` is exactly one block, so that a ticket costs one more. */
  readonly #start: Midstate;
  readonly #words = new Uint32Array(8);
  #buffer = new Uint8Array(256);

  constructor(seed: string) {
    this.#start = after(utf8(toHex(sha256(utf8(seed)))));
  }

  ticket(id: string): string {
    const hash = [...this.#hash(id)].map((word) => word.toString(16).padStart(8, '0')).join('');
    const digits = BigInt(`0x${hash}`).toString().padStart(64, '0');
    return `0.${[...digits].reverse().join('')}`;
  }

  lot(id: string): Lot {
    return { id, head: firstNine(this.#hash(id)) };
  }

  /** In the order of their tickets. */
  readonly compare = (a: Lot, b: Lot): number => {
    if (a.head !== b.head) return a.head - b.head;
    return byBytes(this.ticket(a.id), this.ticket(b.id)) || byBytes(a.id, b.id);
  };

  #hash(id: string): Uint32Array {
    // One UTF-16 unit is at most three bytes.
    if (this.#buffer.length < 3 * id.length) this.#buffer = new Uint8Array(6 * id.length);
    const { written } = encoder.encodeInto(id, this.#buffer);
    return finish(this.#start, this.#buffer, written, this.#words);
  }
}

/** The first digits of the ticket are the last of the decimal, in reverse. */
function firstNine(hash: Uint32Array): number {
  let rest = 0;
  for (let n = 0; n < 8; n++) {
    const word = hash[n] as number;
    rest = (rest * 0x10000 + (word >>> 16)) % 1e9;
    rest = (rest * 0x10000 + (word & 0xffff)) % 1e9;
  }
  let reversed = 0;
  for (let n = 0; n < 9; n++) {
    reversed = reversed * 10 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return reversed;
}
