import { w } from '@/words';

/** The units in which a publicity is counted. */
export const UNITS = ['wd', 'd'] as const;

/** `10wd` as people say it. */
export function periodText(period: string): string {
  const [, amount = period, unit] = /^(\d+)(wd|d)$/.exec(period) ?? [];
  if (!unit) return period;
  return `${amount} ${unit === 'wd' ? w.listing.workingDays : w.listing.plainDays}`;
}
