import type { DrawRow, DrawStage } from '@/api/generated';
import type { IconName } from '@/parts/icons';
import { w } from '@/words';

interface Look {
  icon: IconName;
  tone: 'good' | 'warn' | 'info';
  word: string;
}

export function stageLook({ stage, released }: DrawRow): Look {
  const word = w.draws.stages[stage];
  if (stage === 'revealed' && !released) {
    return { icon: 'lock', tone: 'info', word: w.draws.notReleased };
  }
  if (stage === 'revealed') return { icon: 'ok', tone: 'good', word };
  return stage === 'committed'
    ? { icon: 'lock', tone: 'info', word }
    : { icon: 'list', tone: 'warn', word };
}

export const STEPS = ['freeze', 'commit', 'witness', 'reveal', 'teams', 'certificate'] as const;
export type Step = (typeof STEPS)[number];

/** The step that comes next. A revealed draw has teams and certificate too: nothing is left. */
export function stepOf(stage: DrawStage): number {
  if (stage === 'frozen') return STEPS.indexOf('commit');
  return stage === 'committed' ? STEPS.indexOf('witness') : STEPS.length;
}

/** A ticket is a long decimal; people read its beginning. */
export function shortTicket(ticket: string, digits: number): string {
  return ticket.slice(0, 2 + digits);
}
