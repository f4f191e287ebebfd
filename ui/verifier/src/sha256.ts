/**
 * SHA-256 (FIPS 180-4). The browser's own answers only asynchronously, one message at a time; a
 * draw needs a million short ones, all after the same first block.
 */

const K = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
);
const START = Uint32Array.of(
  0x6a09e667,
  0xbb67ae85,
  0x3c6ef372,
  0xa54ff53a,
  0x510e527f,
  0x9b05688c,
  0x1f83d9ab,
  0x5be0cd19,
);
export const BLOCK = 64;

/** The eight words of a state between two blocks, and how many bytes led to it. */
export interface Midstate {
  words: Uint32Array;
  length: number;
}

const EMPTY: Midstate = { words: START, length: 0 };
const schedule = new Int32Array(64);
const tail = new Uint8Array(2 * BLOCK);

export function sha256(bytes: Uint8Array): Uint8Array {
  const words = finish(EMPTY, bytes, bytes.length, new Uint32Array(8));
  return Uint8Array.from(
    { length: 32 },
    (_, n) => (words[n >> 2] as number) >>> (24 - 8 * (n & 3)),
  );
}

/** The state after whole blocks. */
export function after(blocks: Uint8Array): Midstate {
  const words = START.slice();
  for (let at = 0; at < blocks.length; at += BLOCK) compress(words, blocks, at);
  return { words, length: blocks.length };
}

/** Goes on from `from` with the first `length` bytes, and leaves the hash in `into`. */
export function finish(
  from: Midstate,
  bytes: Uint8Array,
  length: number,
  into: Uint32Array,
): Uint32Array {
  into.set(from.words);
  const whole = length - (length % BLOCK);
  for (let at = 0; at < whole; at += BLOCK) compress(into, bytes, at);
  const rest = length - whole;
  const end = rest < BLOCK - 8 ? BLOCK : 2 * BLOCK;
  tail.fill(0);
  for (let n = 0; n < rest; n++) tail[n] = bytes[whole + n] as number;
  tail[rest] = 0x80;
  // The length in bits: 53 bits are more than any file has.
  const bits = (from.length + length) * 8;
  const high = Math.floor(bits / 2 ** 32);
  for (let n = 0; n < 4; n++) {
    tail[end - 1 - n] = (bits >>> (8 * n)) & 0xff;
    tail[end - 5 - n] = (high >>> (8 * n)) & 0xff;
  }
  for (let at = 0; at < end; at += BLOCK) compress(into, tail, at);
  return into;
}

function compress(state: Uint32Array, bytes: Uint8Array, at: number): void {
  const w = schedule;
  for (let n = 0, p = at; n < 16; n++, p += 4) {
    w[n] =
      ((bytes[p] as number) << 24) |
      ((bytes[p + 1] as number) << 16) |
      ((bytes[p + 2] as number) << 8) |
      (bytes[p + 3] as number);
  }
  for (let n = 16; n < 64; n++) {
    const x = w[n - 15] as number;
    const y = w[n - 2] as number;
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[n] = (s1 + (w[n - 7] as number) + s0 + (w[n - 16] as number)) | 0;
  }
  let a = (state[0] as number) | 0;
  let b = (state[1] as number) | 0;
  let c = (state[2] as number) | 0;
  let d = (state[3] as number) | 0;
  let e = (state[4] as number) | 0;
  let f = (state[5] as number) | 0;
  let g = (state[6] as number) | 0;
  let h = (state[7] as number) | 0;
  for (let n = 0; n < 64; n++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const choice = (e & f) ^ (~e & g);
    const one = (h + s1 + choice + (K[n] as number) + (w[n] as number)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
  state[5] = (state[5] as number) + f;
  state[6] = (state[6] as number) + g;
  state[7] = (state[7] as number) + h;
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
