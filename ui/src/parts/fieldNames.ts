import { w } from '@/words';

type Table = Readonly<Record<string, string>>;

/** What the fields of a record are called, and what the codes in them mean. */
export interface FieldNames {
  label: (field: string) => string;
  words: (field: string) => Table;
  /** A value that is too long to be read is shown by what it amounts to. */
  short?: (field: string, value: string) => string | undefined;
}

/** A value in the language of the page: a word for a code, else as the application gives it. */
export function valueWord(names: FieldNames, field: string, value: string, text: string): string {
  if (value === '') return w.registry.emptyValue;
  return names.words(field)[value] ?? names.short?.(field, value) ?? text;
}
