import type { AnswerValue, GivenAnswer } from '@/api/generated';
import { when } from '@/format/time';
import { w } from '@/words';

/** What an answer says, in words. */
export function answerWord(value: AnswerValue): string {
  if (value.is === 'points') return w.inspections.saidPoints({ points: value.points });
  return {
    unanswered: w.inspections.saidOpen,
    'not-applicable': w.inspections.notApplicable,
    met: w.inspections.met,
    'not-met': w.inspections.notMet,
  }[value.is];
}

/** Who gave it, on which machine, and when. */
export function answerOrigin(answer: GivenAnswer): string {
  const machine = answer.here
    ? w.inspections.thisMachine
    : w.inspections.machine({ code: answer.machine });
  return [answer.by, machine, when(answer.at_ms)].join('　');
}
