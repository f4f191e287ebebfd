import { w, wordFor } from '@/words';

/** Between the parts of a list, as the record gives them. */
const LIST_COMMA = '\u3001';
const DEPARTMENTS: ReadonlySet<string> = new Set(['to', 'department', 'convener', 'present']);

/** Codes, as the record lists them. */
function listed(text: string, words: Readonly<Record<string, string>>): string {
  return text
    .split(LIST_COMMA)
    .map((code) => words[code] ?? code)
    .join(w.common.comma);
}

/** What a line of an event says, in words; `names` are departments by the ids that records name them with. */
export function lineValue(
  field: string,
  text: string,
  names: Readonly<Record<string, string>>,
): string {
  if (field === 'closed') return wordFor(w.cases.verdicts, text);
  const flags = w.cases.flags[field];
  if (flags) return wordFor(flags, text);
  if (text === 'true' || text === 'false') return w.cases.yesNo[text];
  if (field === 'outcome' || field === 'consequence' || field === 'consequences')
    return listed(text, { ...w.cases.values, ...w.packs.codes });
  if (field === 'topic') return wordFor({ ...w.packs.topics, ...w.conferences.topics }, text);
  if (DEPARTMENTS.has(field)) return listed(text, names);
  return wordFor(w.cases.values, text);
}
