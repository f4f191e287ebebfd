import type { Words } from '../..';

const KEEP = 'What is on this machine is kept as it is.';
const BOTH = 'Both branches are kept, nothing is lost.';
const TELL = 'Delete nothing, and show this page to your administrator.';

export const checkup: Words['problems']['checkup'] = {
  'record-fork': {
    happened:
      "This machine's records went on twice, and headquarters has the other branch (a restored backup or a copied disk)",
    safe: BOTH,
    next: 'An administrator must give this machine a new key.',
  },
  'record-gap': {
    happened: 'Some records in between are missing',
    safe: KEEP,
    next: 'Sync once more; if it stays so, run a check-up and show it to your administrator.',
  },
  'record-broken-chain': {
    happened: 'A record does not follow the one before it: the log was cut or changed',
    safe: KEEP,
    next: TELL,
  },
  'record-wrong-payload': {
    happened: "A record's content does not match its hash",
    safe: KEEP,
    next: TELL,
  },
  'record-bad-checkpoint': {
    happened: "A machine's signature does not hold",
    safe: KEEP,
    next: TELL,
  },
  'record-unreadable': {
    happened: "A record can't be read",
    safe: 'Nothing was taken over.',
    next: 'Try again; if it stays so, tell your administrator the code.',
  },
  'receipt-invalid': {
    happened: 'A receipt of headquarters does not hold',
    safe: 'It was not believed.',
    next: 'Sync once more for a new one; if it stays so, tell your administrator.',
  },
  'not-allowed': {
    happened: 'This step is for administrators',
    safe: 'Nothing was changed.',
    next: 'Ask your administrator to do it.',
  },
  'sheet-lost': {
    happened: "An imported sheet can't be read: rebuilt now, the registry would lack its mines",
    safe: 'Nothing was rebuilt; all mines are in the registry.',
    next: 'Sync first, so that headquarters gives the file back, then rebuild; or restore it from a backup.',
  },
  'projections-not-compared': {
    happened:
      'The imported sheet "{name}" can\'t be read: the lists can\'t be compared until it is back; do not rebuild',
    safe: 'All mines are in the registry.',
    next: 'Sync first, so that headquarters gives the file back, then run a check-up.',
  },
  'projection-differs': {
    happened: 'The list "{table}" differs from the records',
    safe: 'The records are untouched.',
    next: 'Rebuild the lists.',
  },
  'file-inconsistent': { happened: 'The database file is damaged', safe: KEEP, next: TELL },
  'device-unlisted': {
    happened: 'There are records of a machine that is not listed',
    safe: KEEP,
    next: TELL,
  },
  'device-key-unknown': {
    happened: 'The public key of machine {device} is not known',
    safe: KEEP,
    next: TELL,
  },
  'log-unsigned': {
    happened: 'The records of machine {device} reach {seq} but are signed only to {signed}',
    safe: KEEP,
    next: 'Sync once more; if it stays so, tell your administrator.',
  },
  'log-branched': {
    happened: 'The records of machine {device} went on twice from number {seq}',
    safe: BOTH,
    next: 'An administrator must look into this machine.',
  },
  'receipt-other-entry': {
    happened: 'Number {seq} on a receipt of headquarters is another record than the one here',
    safe: KEEP,
    next: TELL,
  },
  'checkpoint-forged': {
    happened: 'A signature was not made by the person it names',
    safe: KEEP,
    next: TELL,
  },
  'certificate-of-another': {
    happened: 'A certificate was issued to somebody else',
    safe: KEEP,
    next: TELL,
  },
};
