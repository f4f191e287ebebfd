import { w } from '@/words';

/** Whether something is missing, and what it is called. */
export type Lack = readonly [missing: unknown, what: string];

/** The first that is missing, said for whoever fills the form in; empty if none is. */
export function firstLack(...all: readonly Lack[]): string {
  const first = all.find(([missing]) => missing);
  return first ? w.common.lacks({ what: first[1] }) : '';
}
