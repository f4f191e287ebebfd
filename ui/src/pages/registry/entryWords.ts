import type { EntryRow } from '@/api/generated';
import type { FieldNames } from '@/parts/fieldNames';
import { w, wordFor } from '@/words';

/** The kinds of entries, in the order of their tabs. */
export const KINDS = ['holder', 'department', 'agency', 'penalty', 'contact', 'leader'] as const;
export type EntryKind = (typeof KINDS)[number];

export const isKind = (kind: string): kind is EntryKind =>
  (KINDS as readonly string[]).includes(kind);

/** Kinds that are entered from a paper. */
export const isScanned = (kind: string): kind is 'penalty' | 'leader' =>
  kind === 'penalty' || kind === 'leader';

export const ENTRY_NAMES: FieldNames = {
  label: (field) => wordFor(w.entries.fields, field),
  words: () => w.entries.words,
};

/** What the rules ask of a contact and nobody has filled in. */
export const lacksText = ({ lacks, lacks_clause }: EntryRow) =>
  w.entries.lacks({
    fields: lacks.map(ENTRY_NAMES.label).join(w.common.comma),
    clause: lacks_clause ?? '',
  });
