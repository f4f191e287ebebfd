import type { Words } from '..';
import { common } from './common';
import { desk } from './desk';
import { documents } from './documents';
import { draws } from './draws';
import { frame, keys, languages, palette, roles, time } from './frame';
import { importHelp } from './importHelp';
import { gateChecks, gateNotes, inspections, results } from './inspections';
import { importing, kinds, mines } from './mines';
import { machine } from './problems/machine';
import { papers } from './problems/papers';
import { procedures } from './problems/procedures';
import { steps } from './problems/steps';
import { work } from './problems/work';
import { settings } from './settings';
import { signin } from './signin';
import { sync } from './sync';

export const en: Words = {
  common,
  desk,
  documents,
  draws,
  frame,
  gateChecks,
  gateNotes,
  importHelp,
  importing,
  inspections,
  keys,
  kinds,
  languages,
  mines,
  palette,
  problems: { machine, papers, procedures, steps, work },
  problem: {
    happened: 'Something unforeseen happened',
    safe: 'Everything that was confirmed before is on the disk.',
    next: 'Try again; if it stays so, tell your administrator the code.',
  },
  results,
  roles,
  settings,
  signin,
  sync,
  time,
};
