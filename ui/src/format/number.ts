/** 100214 → 100,214 */
export function count(n: number): string {
  return n.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes as people read them: 26.4 GB. */
export function bytes(n: number): string {
  let value = n;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? value.toFixed(0) : value.toFixed(1);
  return `${digits.replace(/\.0$/, '')} ${UNITS[unit]}`;
}

/** A long licence shortened in its middle, as lists show it. */
export function shortCode(code: string): string {
  return code.length > 16 ? `${code.slice(0, 7)}…${code.slice(-6)}` : code;
}

/** Hex in groups of eight, for reading aloud. */
export function groups(hex: string): string {
  return hex.match(/.{1,8}/g)?.join(' ') ?? '';
}
