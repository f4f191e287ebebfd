export interface FullWidth {
  at: number;
  found: string;
  plain: string;
}

const DIGIT = /^[\uff10-\uff19]$/;

/** The first full-width digit of a text, counted from 1, with the plain one for it. */
export function fullWidth(text: string): FullWidth | undefined {
  const all = [...text];
  const at = all.findIndex((one) => DIGIT.test(one));
  const found = all[at];
  return found === undefined ? undefined : { at: at + 1, found, plain: found.normalize('NFKC') };
}
