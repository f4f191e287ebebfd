import type { TargetRow } from '@/api/generated';
import type { IconName } from '@/parts/icons';
import type { Tone } from '@/parts/StatusTag.vue';
import { w } from '@/words';

/** How far a target is, in a hundred; full only when it is reached. */
export function reachedPercent({ has, needed }: Pick<TargetRow, 'has' | 'needed'>): number {
  if (has >= needed) return 100;
  return Math.min(99, Math.floor((has * 100) / needed));
}

/** Reached, short by so many, or not to be told: icon, colour and word. */
export function targetLook(row: Pick<TargetRow, 'standing' | 'missing' | 'unknown'>): {
  icon: IconName;
  tone: Tone;
  word: string;
} {
  if (row.standing === 'achieved') return { icon: 'ok', tone: 'good', word: w.targets.achieved };
  if (row.standing === 'missing')
    return { icon: 'no', tone: 'bad', word: w.targets.missing({ n: row.missing }) };
  return { icon: 'info', tone: 'warn', word: w.targets.unknown({ n: row.unknown }) };
}
