import type { StatedView } from '@/api/generated';
import type { FieldNames } from '@/parts/fieldNames';
import { w, wordFor } from '@/words';
import { answerWord } from './answerWords';

/** What stands of an item or prerequisite, or of the visit's result, in one line. */
export function statedWords({ value, results, note }: StatedView, ofResult: boolean): string {
  const what = ofResult
    ? resultWords(results) || w.amendments.noResult
    : value.is === 'unanswered'
      ? w.amendments.open
      : answerWord(value);
  return note ? w.amendments.withNote({ what, note }) : what;
}

function resultWords(codes: readonly string[]): string {
  return codes.map((code) => wordFor(w.results, code)).join(w.common.comma);
}

function label(field: string): string {
  if (field === 'result') return w.amendments.result;
  if (field === 'note') return w.amendments.note;
  return field === 'findings' ? w.amendments.findings : field;
}

/** An amendment's line in the life of a mine: an item is called by its number. */
export const AMENDED_NAMES: FieldNames = {
  label,
  words: () => ({
    'not-applicable': w.inspections.notApplicable,
    met: w.inspections.met,
    'not-met': w.inspections.notMet,
  }),
  short: (field, value) => (field === 'result' ? resultWords(value.split(',')) : undefined),
};
