import type { Words } from '../..';

const IMPORTED = 'Not a single row was imported.';

export const tables: Words['problems']['tables'] = {
  'not-a-workbook': {
    happened: "This workbook can't be opened: it is damaged, or no xlsx",
    safe: IMPORTED,
    next: 'Open it in a spreadsheet program, save it as xlsx, and import that.',
  },
  'no-sheet': {
    happened: 'The workbook has no such sheet',
    safe: IMPORTED,
    next: 'Choose another sheet.',
  },
  'sheet-damaged': {
    happened: 'The sheet is damaged half way',
    safe: IMPORTED,
    next: 'Open it in a spreadsheet program, save a copy, and import that.',
  },
  'table-too-large': {
    happened: 'Unpacked, this file is larger than {gib} GB, the most that is read',
    safe: IMPORTED,
    next: 'Split it and import the parts.',
  },
  'layer-too-wide': {
    happened: 'The features have too many different attributes: more than {most} cells together',
    safe: IMPORTED,
    next: 'Leave out attributes that no mine has, and import again.',
  },
  'not-a-layer': {
    happened: 'No map layer could be read: the file is damaged, or a part is missing',
    safe: IMPORTED,
    next: 'Of a shapefile choose .shp, .dbf and .prj together, or one zip of them.',
  },
  'not-a-geopackage': {
    happened: 'This GeoPackage could not be read',
    safe: IMPORTED,
    next: 'Open it in a map program, save a copy, and import that.',
  },
  'geopackage-no-layer': {
    happened: 'The GeoPackage has no layer of features',
    safe: IMPORTED,
    next: 'Choose another file.',
  },
  'map-system-unknown': {
    happened: 'The map\'s coordinate system "{name}" is not known here',
    safe: IMPORTED,
    next: 'Save it in CGCS2000 and import that.',
  },
  'map-system-unstated': {
    happened: "The map doesn't say which coordinate system it is in",
    safe: IMPORTED,
    next: 'Choose the .prj file of the same name along with it.',
  },
  'import-running': {
    happened: 'Another import is running',
    safe: IMPORTED,
    next: 'Wait until it ends, or stop it.',
  },
  'import-stopped': {
    happened: 'The import was stopped',
    safe: IMPORTED,
    next: 'Choose the file again when you like.',
  },
  'table-not-written': {
    happened: 'The table could not be written',
    safe: 'The registry is untouched.',
    next: 'Try another format.',
  },
  'export-format': {
    happened: 'There is no format "{format}" to export to',
    safe: 'The registry is untouched.',
    next: 'Use xlsx, csv, geojson or gpkg.',
  },
};
