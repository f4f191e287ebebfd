import type { AnswerValue, InspectionView } from '@/api/generated';

export interface Drafted {
  item: string;
  value: AnswerValue;
  note: string;
}

/** Answers that were being given when the page was left: drafts that differ from what stands. */
export function draftedAnswers(view: InspectionView | undefined): Drafted[] {
  if (!view || view.row.stage === 'finalised') return [];
  const items = view.groups.flatMap((group) => group.items);
  return items.flatMap((item) => {
    // A draft never settles a conflict.
    if (item.conflict) return [];
    const note = view.drafts[`item/${item.id}/note`] ?? item.note;
    const points = view.drafts[`item/${item.id}/points`];
    if (note === item.note && !points) return [];
    const value: AnswerValue = points ? { is: 'points', points } : item.value;
    return [{ item: item.id, value, note }];
  });
}
