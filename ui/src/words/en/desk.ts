import type { Words } from '..';
import { n } from './plural';
import { things } from './waiting';

export const desk: Words['desk'] = {
  title: (p) => `${n(p.n, 'thing is', 'things are')} waiting for you`,
  titleLate: (p) => `${p.n} to do this week, and ${p.late} overdue`,
  nothingTitle: 'Nothing is waiting for you',
  newInspection: 'New inspection',
  emptyTitle: 'Nothing to do just now',
  emptyText: 'Drawn mines, unfinished inspections and documents to sign appear here.',
  toDraws: 'Go to draws',
  toMines: 'See the mines',
  firstTitle: 'Four steps before the first visit',
  firstDone: (p) => `${p.n} of ${p.of} done`,
  firstIsDone: 'Done',
  first: {
    enrol: {
      title: 'Enrol at headquarters',
      text: 'With the invitation of its administrator you get the certificates for this machine and your signature. Without a network, begin with the next steps.',
      action: 'Enrol',
    },
    import: {
      title: 'Import the mines',
      text: 'From a registry sheet (xlsx, csv) or a map file: first a preview, then the writing.',
      action: 'Import',
    },
    people: {
      title: 'Register people',
      text: 'At least two inspectors with an enforcement card, so that a draw can form teams.',
      action: 'Register',
    },
    draw: {
      title: 'Plan a draw',
      text: 'Scope, numbers and basis; then the list is frozen and revealed in public.',
      action: 'Plan',
    },
  },
  groups: {
    'settle-answers': 'Contradicting answers to settle',
    'continue-inspection': 'Inspections under way',
    'sign-document': 'Waiting for your signature',
    'issue-rectification': 'Visit is final, notice to be issued',
    'report-removal': 'Visit is final, removal to be reported',
    'open-lead': 'Visit is final, lead to be recorded',
    'propose-accountability': 'Found wanting by the third party: accountability to be proposed',
    'start-inspection': 'Drawn, not yet visited',
    'reveal-draw': 'Committed, waiting for the witness',
    'commit-draw': 'List frozen, waiting for the commitment',
    'release-draw': 'Revealed, not yet released',
    'publish-draw': 'Visited, results not yet public',
    'newer-inspection': 'Made by a newer version: update to go on',
  },
  actions: {
    'settle-answers': 'Settle',
    'continue-inspection': 'Continue',
    'sign-document': 'Sign',
    'issue-rectification': 'Issue',
    'report-removal': 'Report',
    'open-lead': 'Record',
    'propose-accountability': 'Propose',
    'start-inspection': 'Set out',
    'reveal-draw': 'Reveal',
    'commit-draw': 'Commit',
    'release-draw': 'Release',
    'publish-draw': 'Publish',
  },
  quotaTitle: 'Random check quota',
  quotaOf: (p) => `/ ${n(p.needed, 'mine', 'mines')}`,
  quotaDone: 'mines checked',
  quotaMines: (p) => `${p.n} mines registered`,
  county: 'County',
  doneNeeded: 'Done / needed',
  quarters: 'Quarters',
  quartersSay: (p) => `Checks in the four quarters: ${p.counts}`,
  notStated: 'no ratio',
  reached: 'Reached',
  missing: (p) => `${p.n} short`,
  quotaNote:
    "The four dots are the quarters, this one circled. A mine counts once; checks after complaints or leads don't count.",
  basis: 'Basis:\u00a0',
  whereTitle: 'Where the data is',
  details: 'Details',
  notEnrolled:
    'All data is **on this machine only**. Once enrolled at headquarters, every record gets a receipt.',
  allSafe: 'Headquarters **has every record** of this machine, proved by receipts.',
  waiting: (p) =>
    (p.inspections
      ? `**${n(p.inspections, 'inspection is', 'inspections are')} not complete there**: `
      : 'All inspections are there. ') +
    `${things(p)} wait here. ` +
    (p.online ? 'They are being sent.' : 'They go by themselves once there is a network.'),
};
