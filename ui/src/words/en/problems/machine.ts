import type { Words } from '../..';

const SAME = 'Nothing was changed.';
const KEPT = 'Everything that was confirmed before is on the disk.';

export const machine: Words['problems']['machine'] = {
  'wrong-passphrase': {
    happened: 'The passphrase is wrong',
    safe: 'The key is unharmed, and all data is there.',
    next: 'Look at caps lock and input method, then try again.',
  },
  'passphrase-short': {
    happened: 'The passphrase is too short',
    safe: SAME,
    next: 'At least 8 characters; best a sentence.',
  },
  'name-missing': { happened: 'The name is missing', safe: SAME, next: 'Fill in the name.' },
  'not-signed-in': {
    happened: 'Nobody is signed in',
    safe: KEPT,
    next: 'Sign in and do it again.',
  },
  'not-an-officer': {
    happened: 'Only an officer may do this',
    safe: SAME,
    next: 'Ask an officer of this computer to sign in.',
  },
  'not-found': {
    happened: 'This machine does not have it',
    safe: SAME,
    next: 'It may be on another machine: sync, then look again.',
  },
  'bad-input': {
    happened: 'The request could not be read',
    safe: SAME,
    next: 'Try once more; if it stays so, tell your administrator the code.',
  },
  'not-a-number': {
    happened: '"{text}" is not a number',
    safe: SAME,
    next: 'Digits only, such as 12 or 7.5.',
  },
  unreachable: {
    happened: 'The application does not answer',
    safe: KEPT,
    next: 'Try again; or close the window and open it anew.',
  },
  interrupted: { happened: 'This step stopped half-way', safe: KEPT, next: 'Do it again.' },
  'desk-damaged': {
    happened: "The list of this machine's people can't be read",
    safe: 'The data beside it is untouched.',
    next: 'Restore desk.json from a copy and tell your administrator.',
  },
  'machine-exists': { happened: 'This computer is set up already', safe: SAME, next: 'Sign in.' },
  'secret-exists': {
    happened: 'This draw has its secret already',
    safe: 'The first secret stands: there can be no second.',
    next: 'Go on to witness and reveal.',
  },
  'store-missing': {
    happened: 'There is no data in this folder',
    safe: SAME,
    next: 'Choose another folder, or set up a new one.',
  },
  'store-exists': {
    happened: 'There is data here already',
    safe: SAME,
    next: 'Sign in, or choose another folder.',
  },
  'store-in-use': {
    happened: 'Another window is using the data',
    safe: SAME,
    next: 'Close that window, then open this one.',
  },
  'store-foreign': {
    happened: 'This file is not data of Qingshan',
    safe: 'Not a byte of it was touched.',
    next: 'Choose another folder.',
  },
  'store-newer': {
    happened: 'The data was written by a newer version',
    safe: 'Not a byte of it was touched.',
    next: 'Open it with the newer version.',
  },
  'store-damaged': {
    happened: 'The data is damaged, or the key does not fit',
    safe: 'Nothing was changed; what has a receipt is at headquarters.',
    next: 'Keep the folder as it is, restore a copy beside it, and tell your administrator.',
  },
  'disk-full': {
    happened: 'The disk is full; this step was not written',
    safe: KEPT,
    next: 'Free some room and repeat this step.',
  },
  'disk-failed': {
    happened: "The disk or a file can't be used",
    safe: KEPT,
    next: 'See whether the disk is unplugged or read-only, then try again.',
  },
  'database-failed': {
    happened: 'The database refused this step',
    safe: KEPT,
    next: 'Try again; if it stays so, run a check-up.',
  },
  'blob-missing': {
    happened: 'This attachment is not on this machine',
    safe: 'The record of it is sound.',
    next: 'Sync, then look again.',
  },
  'blob-damaged': {
    happened: 'This attachment was changed or damaged on the disk',
    safe: 'The record of it is sound; what is damaged is never believed.',
    next: 'Fetch it from headquarters or the card, and run a check-up.',
  },
  'not-canonical': {
    happened: 'A value has no canonical form',
    safe: SAME,
    next: 'Tell your administrator the code.',
  },
  'log-forked': {
    happened: "This machine's records went on elsewhere (a restored backup or a copied disk)",
    safe: 'Both branches are kept, nothing is lost.',
    next: 'An administrator must give this machine a new key.',
  },
  'stage-unknown': {
    happened: 'The file was not handed over whole',
    safe: SAME,
    next: 'Choose the file again.',
  },
  'slot-too-costly': {
    happened: 'The key file asks for more memory or time than allowed',
    safe: 'It was not opened and not changed.',
    next: 'Ask your administrator where this file comes from.',
  },
  'record-no-checkpoint': {
    happened: 'Some records are not signed by this machine yet',
    safe: KEPT,
    next: 'Lock once, then try again.',
  },
};
