import type { Locale } from '@/api/generated';
import { type Words, w, wordFor } from '@/words';

/** A pack is shown as its file has it: values with their clause, and lists of entries. */
type Fields = Readonly<Record<string, unknown>>;

export interface Shown {
  field: string;
  text: string;
  clause?: string | undefined;
  soft: boolean;
}

export interface Entry {
  key: string;
  title: string;
  text: string;
  clause?: string | undefined;
  facts: Shown[];
}

export interface Section {
  name: string;
  values: Shown[];
  /** Lists within the section, by field; the section's own list has an empty name. */
  lists: { field: string; entries: Entry[] }[];
  /** Fields that the document leaves open. */
  unstated: string[];
}

export interface Context {
  departments: Readonly<Record<string, string>>;
  locale: Locale;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isStated = (value: unknown): value is Fields => isFields(value) && 'value' in value;
const isList = (value: unknown): value is Fields[] =>
  Array.isArray(value) && value.length > 0 && value.every(isFields);
const isEmpty = (value: unknown) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The sections of a pack in the catalogue's order. */
export function sectionsOf(pack: Fields, context: Context): Section[] {
  return Object.keys(w.packs.sections).map((name) => sectionOf(name, pack[name], context));
}

function sectionOf(name: string, value: unknown, context: Context): Section {
  const section: Section = { name, values: [], lists: [], unstated: [] };
  if (isList(value)) {
    section.lists.push({ field: '', entries: entriesOf(value, context) });
  } else if (isFields(value)) {
    for (const [field, inner] of Object.entries(value)) {
      if (inner === null) section.unstated.push(field);
      else if (isList(inner)) {
        section.lists.push({ field, entries: entriesOf(inner, context) });
      } else if (isStated(inner) || !isFields(inner)) {
        if (!isEmpty(inner)) section.values.push(shown(field, inner, context));
      } else {
        section.lists.push({ field, entries: entriesOf([inner], context) });
      }
    }
  }
  return section;
}

const HEAD = ['id', 'title', 'duty', 'text', 'gloss', 'name', 'clause', 'kind'];

function entriesOf(list: readonly Fields[], context: Context): Entry[] {
  return list.map((entry, index) => {
    const heading = entry.title ?? entry.duty ?? entry.name ?? entry.topic ?? entry.text ?? '';
    const facts = Object.entries(entry).filter(
      ([field, value]) => !HEAD.includes(field) && !isEmpty(value) && value !== false,
    );
    const text = entry.title !== undefined || entry.topic !== undefined ? entry.text : undefined;
    return {
      key: String(entry.id ?? index),
      title: textOf(heading, context),
      text: typeof text === 'string' ? text : '',
      clause: clauseOf(entry),
      facts: facts.map(([field, value]) => shown(field, value, context)),
    };
  });
}

/** A ground is its own clause. */
function clauseOf(entry: Fields): string | undefined {
  if (typeof entry.clause === 'string') return entry.clause;
  return typeof entry.route === 'string' && typeof entry.id === 'string' ? entry.id : undefined;
}

/** A value with its clause. */
export function shown(field: string, value: unknown, context: Context): Shown {
  const inner = isStated(value) ? value.value : value;
  return {
    field,
    text: textOf(inner, context),
    clause: isStated(value) && typeof value.clause === 'string' ? value.clause : undefined,
    soft: isStated(value) && value.soft === true,
  };
}

/** A value in words; what no catalogue knows is shown as it is. */
export function textOf(value: unknown, context: Context): string {
  if (typeof value === 'boolean') return value ? w.packs.yes : w.packs.no;
  if (typeof value === 'string') return wordOf(value, context);
  if (Array.isArray(value)) {
    return value.map((one) => textOf(one, context)).join(w.common.comma);
  }
  if (isFields(value)) {
    const words = context.locale === 'en' ? value.en : value.zh;
    if (typeof words === 'string') return words;
    // A point of a deed: its words and its clause.
    if (isFields(value.title)) {
      return textOf(value.title, context) + w.common.aside({ text: String(value.clause ?? '') });
    }
    const named = value.name
      ? textOf(value.name, context) + w.common.aside({ text: textOf(value.places, context) })
      : '';
    return (
      named ||
      Object.values(value)
        .map((one) => textOf(one, context))
        .join(' ')
    );
  }
  return value === null || value === undefined ? '' : String(value);
}

const PERIOD = /^(\d+)(wd|d|mo|y)$/;

function wordOf(text: string, { departments }: Context): string {
  const period = PERIOD.exec(text);
  if (period?.[1])
    return w.packs.units[period[2] as keyof Words['packs']['units']]({ n: period[1] });
  if (text === 'enterprise') return w.packs.enterprise;
  if (text === 'third-party') return w.packs.thirdParty;
  const [level, department] = text.split('/');
  if (level && department && level in w.packs.levels) {
    const known = departments[department] ?? department;
    return w.packs.body({ level: wordFor(w.packs.levels, level), department: known });
  }
  if (text in departments) return departments[text] as string;
  return wordFor(w.packs.topics, wordFor(w.packs.codes, text));
}
