import type { DeadlineRow } from '@/api/generated';
import type { IconName } from '@/parts/icons';

export const URGENCIES = ['overdue', 'today', 'week', 'later', 'open'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const LOOK: Readonly<Record<Urgency, { icon: IconName; tone: 'bad' | 'warn' | '' }>> = {
  overdue: { icon: 'alert', tone: 'bad' },
  today: { icon: 'clock', tone: 'warn' },
  week: { icon: 'cal', tone: '' },
  later: { icon: 'cal', tone: '' },
  open: { icon: 'info', tone: '' },
};

/** A week is the next seven days; what has no day is open. */
function urgencyOf(row: DeadlineRow): Urgency {
  const left = row.clock.days_left;
  if (left === null) return 'open';
  if (left < 0) return 'overdue';
  if (left === 0) return 'today';
  return left <= 7 ? 'week' : 'later';
}

export function byUrgency(rows: readonly DeadlineRow[]): Record<Urgency, DeadlineRow[]> {
  const of = (urgency: Urgency) => rows.filter((row) => urgencyOf(row) === urgency);
  return Object.fromEntries(URGENCIES.map((one) => [one, of(one)])) as Record<
    Urgency,
    DeadlineRow[]
  >;
}
