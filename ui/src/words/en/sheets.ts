import type { Words } from '..';

export const sheets: Words['sheets'] = {
  choose: 'Choose a file',
  formats:
    "xlsx, csv (UTF-8, GBK), shapefiles (all their files together, or one zip), GeoJSON and GeoPackages are read; headings are matched, and what can't be matched is yours to say in the next step.",
  columns: 'What each column is',
  headerRow: (p) => `The header is row ${p.row}`,
  sheet: 'Sheet',
  examples: 'e.g.',
  ignore: 'Not used',
  missing: (p) => `Not known yet: which column is ${p.fields}. Say so below to see the preview.`,
  rows: (p) => `Row ${p.done} of about ${p.total}`,
  bytes: (p) => `${p.done} / ${p.total}`,
  file: (p) => `${p.format} ${p.sheet}`,
  remembered: 'The headings are those of the last time: what you said then was taken.',
  forget: 'Do without it',
  export: 'Export',
  exporting: 'Exporting',
  exports: {
    xlsx: 'Excel workbook (xlsx)',
    csv: 'Plain table (csv)',
    geojson: 'Map (GeoJSON)',
    gpkg: 'Map (GeoPackage)',
  },
  exported: (p) => `Saved at ${p.path}`,
  reasons: {
    'cell-error-value': 'The cell shows the error {found}',
    'cell-not-computed':
      "The formula's result is not in the file: open it, let it compute, save it, come again",
    'cell-merged': 'Merged with {first}, which alone has the value',
    'cell-rounded': 'More than 15 digits: the spreadsheet lost the rest. Write it as text',
    'cell-not-a-place': "Where it lies can't be used: {why}",
    'cell-not-a-number': '"{found}" is no number',
    'cell-not-a-date': '"{found}" is no date',
    'cell-computed': 'Formulas in {rows} rows: their stored results were taken',
    'cell-from-above': 'Merged with {first}: its value was taken for {rows} rows below it',
    'cell-nothing-beside': 'Merged sideways with {first}: nothing was taken here',
  },
};
