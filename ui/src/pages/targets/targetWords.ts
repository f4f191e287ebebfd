import type { TargetRow } from '@/api/generated';
import type { IconName } from '@/parts/icons';
import type { Tone } from '@/parts/StatusTag.vue';
import { w, wordFor } from '@/words';

/** What is asked, of which scale, of which city or county. */
export const targetName = (row: Pick<TargetRow, 'what' | 'scale' | 'place'>): string =>
  [wordFor(w.targets.kinds, row.what), row.scale && wordFor(w.mines.scales, row.scale), row.place]
    .filter(Boolean)
    .join(w.common.dot);

/** What is not reached first, in the order of the document; no more than that. */
export function unreachedFirst(rows: readonly TargetRow[], most: number): TargetRow[] {
  const open = rows.filter((row) => row.standing !== 'achieved');
  const done = rows.filter((row) => row.standing === 'achieved');
  return [...open, ...done].slice(0, most);
}

/** How far a target is, in a hundred; full only when it is reached. */
export function reachedPercent({ has, needed }: Pick<TargetRow, 'has' | 'needed'>): number {
  if (has >= needed) return 100;
  return Math.min(99, Math.floor((has * 100) / needed));
}

/** Reached, short by so many, or not to be told: icon, colour and word. Of no mines nothing is reached. */
export function targetLook(row: Pick<TargetRow, 'of' | 'standing' | 'missing' | 'unknown'>): {
  icon: IconName;
  tone: Tone;
  word: string;
} {
  if (row.standing === 'achieved' && !row.of)
    return { icon: 'info', tone: 'c2', word: w.targets.nothing };
  if (row.standing === 'achieved') return { icon: 'ok', tone: 'good', word: w.targets.achieved };
  if (row.standing === 'missing')
    return { icon: 'no', tone: 'bad', word: w.targets.missing({ n: row.missing }) };
  return { icon: 'info', tone: 'warn', word: w.targets.unknown({ n: row.unknown }) };
}
