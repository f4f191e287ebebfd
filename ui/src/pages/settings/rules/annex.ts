import type { ChecklistImport } from '@/api/generated';

export const EDITIONS = ['2020', '2024', 'other'] as const;
export const POLICIES = ['full_marks', 'drop_and_rescale', 'zero', 'manual'] as const;

/** What a person says of a table, as the form holds it. */
export interface About
  extends Pick<ChecklistImport, 'id' | 'title' | 'source' | 'practice' | 'pass' | 'group_percent'> {
  edition: (typeof EDITIONS)[number];
  not_applicable: (typeof POLICIES)[number];
}

/** The lines and the id of an edition, as far as public sources give them. */
export function lineOf(edition: About['edition']): Pick<About, 'id' | 'pass' | 'group_percent'> {
  if (edition === '2020') return { id: 'official-2020', pass: '800', group_percent: '75' };
  const id = edition === '2024' ? 'official-2024' : '';
  return { id, pass: '', group_percent: '' };
}
