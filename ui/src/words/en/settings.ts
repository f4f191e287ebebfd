import type { Words } from '..';
import { n } from './plural';

export const settings: Words['settings'] = {
  title: 'Settings',
  text: 'Only how this computer shows things and who uses it; rules and lists come from headquarters.',
  display: 'Display',
  theme: 'Theme',
  textSize: 'Text size',
  density: 'Density',
  densities: { desk: 'Desk', touch: 'Touch' },
  language: 'Language',
  people: 'People on this computer',
  addPerson: 'Add a person',
  addPersonText:
    'Let them choose the passphrase themselves: it also opens their signing key, which nobody else should.',
  personAdded: (p) => `${p.name} added`,
  certified: 'certified',
  registry: 'Registered inspectors',
  registryText:
    'Draws and inspections choose from here. Only holders of an enforcement card inspect.',
  registryCount: (p) => n(p.n, 'person', 'people'),
  register: 'Register a person',
  registered: (p) => `${p.name} registered`,
  department: 'Department',
  card: 'Card',
  noCard: 'No card',
  here: 'signs in here',
  device: 'This machine',
  version: 'Version',
  doctorText:
    'A check-up goes through the record chain, signatures, attachments and lists; rebuilding makes the lists anew from the records and leaves those alone.',
  doctor: 'Check-up',
  rebuild: 'Check-up and rebuild',
  examining: 'Checking every entry',
  healthy: 'Everything agrees',
  ill: 'Something does not agree: delete nothing, show this page to an administrator',
  checked: (p) => `${p.n} checked`,
  checks: {
    chain: 'Record chain',
    checkpoints: 'Signatures',
    forks: 'Logs that went on twice',
    blobs: 'Attachments',
    projections: 'Lists agree with the records',
    disk: 'Disk',
    'newer-records': 'Records of a newer version',
    receipts: 'Receipts',
  },
};
