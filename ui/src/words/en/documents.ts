import type { Words } from '..';
import { n } from './plural';

export const documents: Words['documents'] = {
  listOpen: (p) => `${n(p.n, 'document lacks', 'documents lack')} signatures`,
  listDone: (p) => (p.n === 1 ? 'The only document is signed' : `All ${p.n} documents are signed`),
  listText:
    'Made at finalising and signed on this machine; each signature is an increment that leaves the ones before untouched.',
  noneTitle: 'No document yet',
  noneText: 'After finalising, the record of the visit appears here for the inspectors to sign.',
  size: (p) => `${n(p.pages, 'page', 'pages')}　${p.size}`,
  allSigned: 'Signed by all',
  signedOf: (p) => `${p.n} / ${p.of} signed`,
  toInspection: 'Inspection',
  visits: {
    newer: 'The visit was made by a newer version: update to see it',
    'not-arrived': 'The visit has not arrived here yet',
  },
  savePdf: 'Save PDF',
  saved: (p) => `PDF saved as ${p.path}`,
  page: (p) => `Page ${p.n} of ${p.of}`,
  pageOf: (p) => `${p.title}, page ${p.n}`,
  unsigned: 'Nobody has signed yet',
  valid: (p) =>
    p.n === 1
      ? 'The signature is valid; the text has not changed since'
      : `All ${p.n} signatures are valid; the text has not changed since`,
  invalid: "A signature is not valid: don't rely on this file",
  bandText: (p) =>
    `Checked on this machine, without a network. The text's fingerprint is ${p.code}, as in each footer.`,
  missing: (p: { chars: string }) =>
    `No font of this version has these characters; they are printed as 〓: ${p.chars}. Before signing, add a note that spells them another way or a handwritten sheet.`,
  checkAgain: 'Check again',
  checkedAgain: "Checked again from the file's bytes",
  details: 'Details',
  noTime: 'no time',
  sigValid: 'valid',
  trusted: 'certificate trusted',
  notTrusted: 'certificate of unknown origin',
  wholeFile: 'covers the whole file',
  laterAdded: 'only signatures were added later',
  reasons: {
    '': 'not valid',
    'bad-signature': 'does not fit the content',
    'changed-after-signing': 'the text was changed after signing',
    'claimed-too-late': 'claims a time that is too late',
    'cms-unreadable': "signature data can't be read",
    'cms-unsupported': 'a kind of signature unknown to this version',
    'content-changed': 'the content was changed',
    'signature-hidden': 'a signature outside any place',
    'signature-malformed': 'place or extent against the standard',
    'signature-wrong': "not made with the certificate's key",
    'signer-unbound': 'does not name its certificate',
    'stray-certificate': 'carries an unrelated certificate',
    'time-not-proved': 'time not proved, judged as of now',
    'too-many-signatures': 'too many signatures',
    untrusted: 'certificate not trusted',
    expired: 'certificate expired',
    'not-yet-valid': 'certificate not valid yet',
    revoked: 'certificate revoked',
  },
  order: 'Signing',
  orderNote:
    'Each inspector signs here with their own passphrase, in any order; what was signed first does not change by what follows.',
  signed: 'Signed, valid',
  yourTurn: 'Waiting for you',
  canSignHere: 'Can sign here',
  cannotSignHere:
    'No certificate of this person on this machine: enrol at headquarters, or sign on their own machine',
  sign: 'Sign',
  signing: 'Signing',
};
