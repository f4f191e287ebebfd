import type { GateCheck } from '@/api/generated';
import { w } from '@/words';

type Sentence = (p: { n: number }) => string;

/** A line of the gate page in words; of a check that this catalogue doesn't know, its code. */
export function gateWord(check: GateCheck): string {
  const lines: Readonly<Record<string, { red: Sentence; green: string }>> = w.gateChecks;
  const line = lines[check.code];
  if (!line) return check.code;
  return check.ok ? line.green : line.red({ n: check.count });
}
