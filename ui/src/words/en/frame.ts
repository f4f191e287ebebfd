import type { Words } from '..';
import { n } from './plural';

export const frame: Words['frame'] = {
  desk: 'Desk',
  mines: 'Mines',
  draws: 'Draws',
  inspections: 'Inspections',
  documents: 'Documents',
  rectification: 'Rectification',
  listing: 'Listing',
  removal: 'Removal',
  lead: 'Leads',
  deadlines: 'Deadlines',
  sync: 'Sync',
  settings: 'Settings',
  navigation: 'Main navigation',
  find: 'Find mines, tasks, people, commands',
  themeLight: 'Light',
  themeDark: 'Dark',
  themeSunlight: 'Sunlight',
  changeTheme: (p) => `Change the theme, now ${p.now}`,
  text: (p) => `Text ${p.size}%`,
  changeText: (p) => `Change the text size, now ${p.size}%`,
  changeLanguage: 'Switch between Chinese and English',
  lock: 'Lock',
  locked: 'Locked; the data is encrypted here and survives changing people and switching off',
  online: 'Online',
  offline: 'Offline',
  notEnrolled: 'Not yet enrolled at headquarters',
  lastContact: (p) => `last contact ${p.when}`,
  neverContact: 'no contact so far',
  allSafe: 'Nothing on this machine is waiting',
  notAllSafe: (p) => `${n(p.n, 'inspection is', 'inspections are')} not all at headquarters`,
  otherWaiting: (p) => `${n(p.n, 'record is', 'records are')} not yet at headquarters`,
  disk: (p) => `${p.free} free`,
  diskLow: (p) => `Only ${p.free} of disk left`,
  battery: (p) => `Battery ${p.percent}%`,
  batteryLow: (p) => `Only ${p.percent}% of battery left; what was written is on the disk`,
  clockDoubtful: "This machine's clock is doubtful",
  practiceData: 'Demo data',
  newerRecords: (p) =>
    `${n(p.n, 'record was', 'records were')} made by a newer version: kept as they are, not readable here`,
  unreachable: 'The application does not answer',
};

export const palette: Words['palette'] = {
  label: 'Find and command',
  mine: 'Mines',
  inspection: 'Inspections',
  draw: 'Draws',
  document: 'Documents',
  case: 'Cases',
  person: 'People',
  commands: 'Commands',
  choose: 'choose',
  enter: 'open',
  initials: 'Pinyin initials work too: llg',
  nothing: 'Nothing found',
  newInspection: 'New inspection',
  newDraw: 'New draw',
  importMines: 'Import mines',
  syncNow: 'Sync now',
  theme: (p) => `${p.name} theme`,
  text: (p) => `Text ${p.size}%`,
  language: 'Switch to Chinese',
  lock: 'Lock, change person',
};

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export const time: Words['time'] = {
  today: (p) => `today ${p.clock}`,
  yesterday: (p) => `yesterday ${p.clock}`,
  day: (p) => `${p.day} ${MONTHS[p.month - 1]} ${p.year}`,
  weekday0: 'Sunday',
  weekday1: 'Monday',
  weekday2: 'Tuesday',
  weekday3: 'Wednesday',
  weekday4: 'Thursday',
  weekday5: 'Friday',
  weekday6: 'Saturday',
  quarterLeft: (p) => `${n(p.left, 'day', 'days')} left in quarter ${p.quarter}`,
};

export const roles: Words['roles'] = {
  inspector: 'Inspector',
  clerk: 'Clerk',
  officer: 'Officer',
  expert: 'Expert',
};

export const keys: Words['keys'] = {
  title: 'Keyboard',
  palette: 'Find and command',
  pages: 'Pages',
  filter: 'Filter',
  score: 'Score',
  notApplicable: 'Not applicable',
  full: 'Full score',
  note: 'Note',
  photo: 'Photo',
  move: 'Previous, next item',
  undo: 'Undo',
};

export const languages: Words['languages'] = {
  now: 'EN',
  other: '中',
  chinese: '中文',
  english: 'English',
};
