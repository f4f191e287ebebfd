/**
 * Exact decimals as strings, for scores: the screen never computes with binary fractions.
 * Four decimals are more than any checklist uses.
 */
const PLACES = 4;
const UNIT = 10n ** BigInt(PLACES);
const FORM = /^(-?)(\d+)(?:\.(\d{1,4}))?$/;

/** The number of ten-thousandths, or `undefined` for what is no decimal. */
export function parse(text: string): bigint | undefined {
  const found = FORM.exec(text.trim());
  if (!found) return undefined;
  const [, sign, whole = '0', fraction = ''] = found;
  const value = BigInt(whole) * UNIT + BigInt(fraction.padEnd(PLACES, '0'));
  return sign ? -value : value;
}

/** The shortest spelling: `12.5`, `3`, never `3.0`. */
export function print(value: bigint): string {
  const sign = value < 0n ? '-' : '';
  const size = value < 0n ? -value : value;
  const fraction = (size % UNIT).toString().padStart(PLACES, '0').replace(/0+$/, '');
  return sign + (size / UNIT).toString() + (fraction ? `.${fraction}` : '');
}

function need(text: string): bigint {
  const value = parse(text);
  if (value === undefined) throw new Error(`not a decimal: ${text}`);
  return value;
}

export function add(a: string, b: string): string {
  return print(need(a) + need(b));
}

export function subtract(a: string, b: string): string {
  return print(need(a) - need(b));
}

export function compare(a: string, b: string): number {
  const difference = need(a) - need(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `part` of `whole` in percent for a bar's width; 0 for a whole of nothing. */
export function percent(part: string, whole: string): number {
  const of = need(whole);
  if (of <= 0n) return 0;
  const share = Number((need(part) * 1000n) / of) / 10;
  return Math.min(100, Math.max(0, share));
}

/** Within 0 and `most`, on a multiple of `step`. */
export function isScore(text: string, most: string, step: string): boolean {
  const value = parse(text);
  const unit = need(step);
  return value !== undefined && value >= 0n && value <= need(most) && value % unit === 0n;
}

/** Half of a decimal, for "more than half was lost". */
export function isBelowHalf(part: string, whole: string): boolean {
  return need(part) * 2n < need(whole);
}
