import type { DrawRow, DrawTeam } from '@/api/generated';
import type { IconName } from '@/parts/icons';
import { w, wordFor } from '@/words';

interface Look {
  icon: IconName;
  tone: 'good' | 'warn' | 'info';
  word: string;
}

/** By stage; one that this page doesn't know is shown by its word, or its bare name. */
const LOOKS: Readonly<Record<string, Omit<Look, 'word'>>> = {
  frozen: { icon: 'list', tone: 'warn' },
  committed: { icon: 'lock', tone: 'info' },
  revealed: { icon: 'ok', tone: 'good' },
  abandoned: { icon: 'ban', tone: 'warn' },
  void: { icon: 'ban', tone: 'warn' },
};

export function stageWord(stage: string): string {
  return wordFor(w.draws.stages, stage);
}

export function stageLook({
  stage,
  released,
  abandoned,
}: Pick<DrawRow, 'released' | 'abandoned'> & { stage: string }): Look {
  if (stage === 'revealed' && !released) {
    return { icon: 'lock', tone: 'info', word: w.draws.notReleased };
  }
  const shown = abandoned ? 'abandoned' : stage;
  return { ...(LOOKS[shown] ?? { icon: 'info', tone: 'info' }), word: stageWord(shown) };
}

export const STEPS = ['freeze', 'commit', 'witness', 'reveal', 'teams', 'certificate'] as const;

/** The step that comes next at each stage. A revealed draw has teams and certificate too. */
const NEXT: Readonly<Record<string, number>> = {
  frozen: STEPS.indexOf('commit'),
  committed: STEPS.indexOf('witness'),
  revealed: STEPS.length,
};

/** None for a draw that was ended before its reveal: no step of it comes next. */
export function stepOf(stage: string): number | undefined {
  return NEXT[stage];
}

/** What still waits for somebody. */
export function isOpen(stage: string): boolean {
  return stage === 'frozen' || stage === 'committed';
}

/** A ticket is a long decimal; people read its beginning. */
export function shortTicket(ticket: string, digits: number): string {
  return ticket.slice(0, 2 + digits);
}

/** The mines of these teams, to choose one. */
export function minesOf(teams: readonly DrawTeam[]): { value: string; label: string }[] {
  return teams.map((team) => ({ value: team.mine, label: team.mine_name }));
}
