import type { Words } from '..';

export const reports: Words['reports'] = {
  handIn: 'Hand in',
  period: (p) => `Period from ${p.from} to ${p.to}`,
  to: (p) => `To ${p.to}`,
  on: 'Day of handing in',
  paper: 'The report',
  paperHint: 'The very one that was sent, as a scan or the file itself.',
  submit: 'Record it as handed in',
  done: 'Recorded as handed in',
  title: 'Handed in',
  of: (p) => `Period to ${p.to}, handed in on ${p.on}, recorded by ${p.by}`,
  late: 'After the day of the document',
  save: (p) => `Save: ${p.name}`,
  saved: (p) => `Saved to ${p.path}`,
};
