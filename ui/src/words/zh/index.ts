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

/** The Chinese catalogue is the shape that every other language must have. */
export const zh = {
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
  /** By the code that the application gives; happened, safe, next. */
  problems: { machine, papers, procedures, steps, work },
  /** Around the message of a code that has no sentence of its own. */
  problem: {
    happened: '出了一个没有料到的问题',
    safe: '已经确认过的每一笔都在盘上。',
    next: '再试一次；还不行，把编号告诉管理员。',
  },
  results,
  roles,
  settings,
  signin,
  sync,
  time,
};
