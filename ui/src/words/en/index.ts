import type { Words } from '..';
import { cases, deadlines, rectification, removal } from './cases';
import { checklists } from './checklists';
import { common } from './common';
import { desk } from './desk';
import { documents } from './documents';
import { draws } from './draws';
import { entries } from './entries';
import { frame, keys, languages, palette, roles, time } from './frame';
import { importHelp } from './importHelp';
import { gateChecks, gateNotes, inspections, results } from './inspections';
import { complaints, leads } from './leads';
import { filing, listing } from './listing';
import { agencies, conferences, sanctions, suspensions } from './matters';
import { importing, kinds, mines } from './mines';
import { packs } from './packs';
import { people } from './people';
import { lookbacks, plans, targets } from './plans';
import { machine } from './problems/machine';
import { papers } from './problems/papers';
import { plans as planProblems } from './problems/plans';
import { procedures } from './problems/procedures';
import { rules } from './problems/rules';
import { stations } from './problems/stations';
import { steps } from './problems/steps';
import { tables } from './problems/tables';
import { work } from './problems/work';
import { registry } from './registry';
import { settings } from './settings';
import { sheets } from './sheets';
import { signin } from './signin';
import { sync } from './sync';

export const en: Words = {
  agencies,
  cases,
  checklists,
  common,
  complaints,
  conferences,
  deadlines,
  desk,
  documents,
  draws,
  entries,
  filing,
  frame,
  gateChecks,
  gateNotes,
  importHelp,
  importing,
  inspections,
  keys,
  kinds,
  languages,
  leads,
  listing,
  lookbacks,
  mines,
  packs,
  palette,
  people,
  plans,
  problems: {
    machine,
    papers,
    plans: planProblems,
    procedures,
    rules,
    stations,
    steps,
    tables,
    work,
  },
  problem: {
    happened: 'Something unforeseen happened',
    safe: 'Everything that was confirmed before is on the disk.',
    next: 'Try again; if it stays so, tell your administrator the code.',
  },
  registry,
  rectification,
  removal,
  results,
  roles,
  sanctions,
  settings,
  sheets,
  signin,
  suspensions,
  sync,
  targets,
  time,
};
