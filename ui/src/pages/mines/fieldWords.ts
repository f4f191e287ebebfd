import { type FieldNames, valueWord as word } from '@/parts/fieldNames';
import { w, wordFor } from '@/words';

type Table = Readonly<Record<string, string>>;

/** The order of the form, by what belongs together; a field that no group names comes last. */
export const GROUPS = {
  basics: ['name', 'licence', 'holder', 'credit_code', 'region', 'mineral', 'address'],
  work: [
    'method',
    'scale',
    'status',
    'category',
    'capacity',
    'capacity_unit',
    'production_date',
    'elevation_low',
    'elevation_high',
    'sand_plant',
  ],
  papers: [
    'licence_from',
    'licence_to',
    'safety_licence',
    'safety_to',
    'contract_due',
    'granted_on',
    'supplementary_on',
    'cancelling',
    'cancel_on',
  ],
  listing: [
    'list_level',
    'listed_on',
    'review_due',
    'surveyed_on',
    'status_sent_on',
    'review_region',
    'leader',
    'model_mine',
    'fund_accrual',
    'contiguous_area',
    'risk_grade',
    'exempt_reason',
  ],
  place: ['datum', 'lon', 'lat', 'area_km2', 'boundary'],
} as const;

/** The words for the codes of a field; names and numbers are data. */
function words(field: string): Table {
  if (field === 'method') return w.mines.methods;
  if (field === 'scale') return w.mines.scales;
  if (field === 'list_level') return w.mines.listLevels;
  if (field === 'status') return w.mines.states;
  return w.registry.words;
}

export const fieldWord = (field: string) => wordFor(w.importing.fields, field);

const cornerCount = (corners: string) =>
  w.registry.cornerCount({ n: corners.split(/[;*]/).length });

/** What a place was converted from: its datum, a space, what was given. */
function converted(field: string, value: string): string {
  const end = value.indexOf(' ');
  const given = value.slice(end + 1);
  return w.registry.convertedFrom({
    datum: wordFor(w.registry.words, value.slice(0, end)),
    given: field === 'given_boundary' ? cornerCount(given) : given,
  });
}

function short(field: string, value: string): string | undefined {
  if (field === 'boundary') return cornerCount(value);
  if (field === 'given_position' || field === 'given_boundary') return converted(field, value);
  return undefined;
}

export const MINE_NAMES: FieldNames = { label: fieldWord, words, short };

export const valueWord = (field: string, value: string, text: string) =>
  word(MINE_NAMES, field, value, text);
