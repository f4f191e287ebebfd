import type { Words } from '..';
import { after } from './after';
import { amendments } from './amendments';
import { candidates } from './candidates';
import { cases, deadlines, rectification } from './cases';
import { ceremony } from './ceremony';
import { checklists } from './checklists';
import { closing } from './closing';
import { common } from './common';
import { consequences } from './consequences';
import { counting } from './counting';
import { deeds } from './deeds';
import { desk } from './desk';
import { documents } from './documents';
import { drawNext } from './drawNext';
import { draws } from './draws';
import { entries } from './entries';
import { frame, keys, languages, palette, roles, time } from './frame';
import { importHelp } from './importHelp';
import { gateChecks, gateNotes, inspections, results } from './inspections';
import { complaints, leads } from './leads';
import { ledger } from './ledger';
import { filing, listing } from './listing';
import { agencies, conferences, sanctions, suspensions } from './matters';
import { listingEnds, obligations } from './mineRules';
import { importing, kinds, mines } from './mines';
import { packSwitch } from './packSwitch';
import { packs } from './packs';
import { packUse } from './packUse';
import { people } from './people';
import { photoPlace } from './photoPlace';
import { planning } from './planning';
import { lookbacks, plans, targets } from './plans';
import { after as afterProblems } from './problems/after';
import { checkup } from './problems/checkup';
import { counting as countingProblems } from './problems/counting';
import { deeds as deedProblems } from './problems/deeds';
import { drawing } from './problems/drawing';
import { draws as drawProblems } from './problems/draws';
import { machine } from './problems/machine';
import { papers } from './problems/papers';
import { plans as planProblems } from './problems/plans';
import { procedures } from './problems/procedures';
import { quota } from './problems/quota';
import { removals } from './problems/removals';
import { rules } from './problems/rules';
import { stations } from './problems/stations';
import { steps } from './problems/steps';
import { tables } from './problems/tables';
import { work } from './problems/work';
import { proof } from './proof';
import { registry } from './registry';
import { removal } from './removal';
import { reports } from './reports';
import { settings } from './settings';
import { sheets } from './sheets';
import { signin } from './signin';
import { signing } from './signing';
import { sync } from './sync';
import { year } from './year';

export const en: Words = {
  after,
  agencies,
  amendments,
  candidates,
  cases,
  ceremony,
  checklists,
  closing,
  common,
  complaints,
  conferences,
  consequences,
  counting,
  deadlines,
  deeds,
  desk,
  documents,
  drawNext,
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
  ledger,
  listing,
  listingEnds,
  lookbacks,
  mines,
  obligations,
  packSwitch,
  packUse,
  packs,
  palette,
  people,
  photoPlace,
  planning,
  plans,
  problems: {
    after: afterProblems,
    checkup,
    counting: countingProblems,
    deeds: deedProblems,
    draws: drawProblems,
    drawing,
    machine,
    papers,
    plans: planProblems,
    procedures,
    removals,
    quota,
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
  proof,
  registry,
  rectification,
  removal,
  reports,
  results,
  roles,
  sanctions,
  settings,
  sheets,
  signin,
  signing,
  suspensions,
  sync,
  targets,
  time,
  year,
};
