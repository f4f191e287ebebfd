import type { Words } from '../..';

const FILE = 'Not a byte of the file was touched.';
const RECORD = 'The record of the inspection is sound; no document was made.';
const HERE = 'All data is on this machine, nothing is lost.';
const REINSTALL = 'Install the program again; if it stays so, tell your administrator the code.';
const TELL = 'Tell your administrator the code.';
const NOT_BELIEVED = 'It was not accepted.';
const RENEW = 'Ask headquarters for a new certificate.';
const AGAIN = 'Ask your administrator for a new one.';

export const papers: Words['problems']['papers'] = {
  'not-certified': {
    happened: "Headquarters has not certified this person's key yet",
    safe: 'Nothing was signed; the file is unchanged.',
    next: 'Enrol with an invitation first, then sign.',
  },
  'document-font-unreadable': { happened: "A font can't be read", safe: RECORD, next: REINSTALL },
  'document-form-broken': { happened: "The form's file is wrong", safe: RECORD, next: REINSTALL },
  'document-values-not-canonical': {
    happened: "The form's values have no canonical form",
    safe: RECORD,
    next: TELL,
  },
  'document-picture-missing': {
    happened: 'A photo of the record is not on this machine',
    safe: RECORD,
    next: 'Sync to fetch it, then try again.',
  },
  'document-picture-not-embeddable': {
    happened: "A photo can't be put into a PDF",
    safe: RECORD,
    next: 'The original is safe; use a JPEG of it.',
  },
  'document-ink-without-place': {
    happened: 'A signature has no place in the document',
    safe: RECORD,
    next: TELL,
  },
  'document-not-drawn': { happened: 'The PDF could not be drawn', safe: RECORD, next: TELL },
  'pdf-unreadable': { happened: 'This is no readable PDF', safe: FILE, next: 'Get a fresh copy.' },
  'pdf-encrypted': {
    happened: 'The PDF is encrypted',
    safe: FILE,
    next: 'Remove its password with the program that set it.',
  },
  'pdf-too-large': { happened: 'The PDF is larger than 4 GB', safe: FILE, next: 'Split it first.' },
  'no-such-page': { happened: 'The PDF has no such page', safe: FILE, next: TELL },
  'bad-field-name': { happened: 'The signature place has no usable name', safe: FILE, next: TELL },
  'bad-rect': { happened: 'The signature place is not on a page', safe: FILE, next: TELL },
  'already-signed': {
    happened: 'The file is signed: no more places can be added',
    safe: FILE,
    next: 'Use the places that it has.',
  },
  'no-such-field': { happened: 'The file has no such place', safe: FILE, next: TELL },
  'field-taken': {
    happened: 'This place is signed already',
    safe: FILE,
    next: 'There is nothing to do.',
  },
  'certify-not-first': {
    happened: 'Only the first signature can certify',
    safe: FILE,
    next: TELL,
  },
  'bad-ink': {
    happened: 'The ink is empty, too long or outside its frame',
    safe: FILE,
    next: 'Sign again.',
  },
  'bad-time': {
    happened: "This machine's clock is wrong",
    safe: FILE,
    next: 'Set the clock, then sign.',
  },
  'certificate-not-valid': {
    happened: 'The certificate was not valid at the time of signing',
    safe: FILE,
    next: 'Set the clock, or ask headquarters for a new certificate.',
  },
  'bad-certificate': { happened: "This certificate can't sign", safe: FILE, next: RENEW },
  'signer-failed': { happened: 'The key did not sign', safe: FILE, next: 'Try again.' },
  'key-mismatch': {
    happened: "Key and certificate don't belong together",
    safe: FILE,
    next: RENEW,
  },
  'not-a-key': { happened: 'This is no public key', safe: FILE, next: 'Ask for it again.' },
  'not-a-private-key': { happened: "The private key can't be used", safe: FILE, next: RENEW },
  'not-a-signature': { happened: 'This is no signature', safe: NOT_BELIEVED, next: TELL },
  'bad-signature': {
    happened: 'The signature does not fit the content',
    safe: NOT_BELIEVED,
    next: TELL,
  },
  'time-out-of-range': {
    happened: 'The time is not between 1970 and 9999',
    safe: FILE,
    next: 'Set the clock.',
  },
  'name-not-allowed': {
    happened: 'Name or organisation is too long or holds a forbidden character',
    safe: FILE,
    next: 'Make it shorter.',
  },
  'lifetime-not-allowed': { happened: "The certificate's term is wrong", safe: FILE, next: TELL },
  'certificate-unreadable': {
    happened: "The certificate can't be read",
    safe: FILE,
    next: 'Ask headquarters to send it again.',
  },
  'unsupported-algorithm': {
    happened: 'The certificate uses an algorithm unknown to this version',
    safe: FILE,
    next: 'Use a newer version.',
  },
  untrusted: {
    happened: 'The certificate does not come from an authority trusted here',
    safe: NOT_BELIEVED,
    next: TELL,
  },
  'wrong-purpose': {
    happened: 'The certificate was issued for something else',
    safe: NOT_BELIEVED,
    next: TELL,
  },
  'not-yet-valid': {
    happened: 'The certificate is not valid yet',
    safe: NOT_BELIEVED,
    next: 'Set the clock, or wait.',
  },
  expired: { happened: 'The certificate has expired', safe: NOT_BELIEVED, next: RENEW },
  revoked: { happened: 'The certificate was revoked', safe: NOT_BELIEVED, next: RENEW },
  'no-open-place': {
    happened: 'The document has no open place for this person',
    safe: FILE,
    next: 'See whether they have signed already.',
  },
  'document-changed': {
    happened: 'The document was signed or changed meanwhile',
    safe: 'Your signature was not recorded; the document and all others are kept.',
    next: 'Open the document again, read it, then sign.',
  },
  'unknown-file': {
    happened: 'This kind of file is not known',
    safe: FILE,
    next: 'Choose a PDF or a draw certificate.',
  },
  'not-a-certificate': {
    happened: 'This is no draw certificate',
    safe: NOT_BELIEVED,
    next: 'Ask its issuer for the original.',
  },
  'newer-format': {
    happened: "The certificate's format is newer than this version",
    safe: NOT_BELIEVED,
    next: 'Ask its issuer for the original.',
  },
  malformed: {
    happened: 'The certificate is incomplete or malformed',
    safe: NOT_BELIEVED,
    next: 'Ask its issuer for the original.',
  },
  'digest-differs': {
    happened: "The certificate's content was changed",
    safe: NOT_BELIEVED,
    next: 'Ask its issuer for the original.',
  },
  differs: {
    happened: "The result does not follow from the certificate's inputs",
    safe: NOT_BELIEVED,
    next: 'Ask its issuer for the original.',
  },
  'replacement-refused': {
    happened: 'A replacement in the certificate breaks the rule',
    safe: NOT_BELIEVED,
    next: 'Ask its issuer for the original.',
  },
  'signature-invalid': {
    happened: 'A signature on the certificate is not valid',
    safe: NOT_BELIEVED,
    next: 'Ask its issuer for the original.',
  },
  'witness-absent': {
    happened: '{name} at {place} signs as a witness, but is not among those who were present',
    safe: 'The certificate was not changed.',
    next: 'Ask one of those who were there to sign.',
  },
  'signature-misplaced': {
    happened: 'A signature on the certificate is out of place',
    safe: NOT_BELIEVED,
    next: 'Ask its issuer for the original.',
  },
  'signature-repeated': {
    happened: 'Somebody signed the certificate twice',
    safe: NOT_BELIEVED,
    next: 'Ask its issuer for the original.',
  },
  'rehearsal-signed': {
    happened: 'A rehearsal carries signatures',
    safe: NOT_BELIEVED,
    next: 'Ask its issuer for the original.',
  },
  'server-away': {
    happened: "Headquarters can't be reached",
    safe: HERE,
    next: 'Work on: it goes by itself once there is a network.',
  },
  'server-timeout': {
    happened: 'Headquarters did not answer in time',
    safe: HERE,
    next: 'Try later; it goes on where it stopped.',
  },
  'server-garbage': {
    happened: "What answers at this address is not headquarters, perhaps a network's sign-in page",
    safe: 'Nothing was given away.',
    next: 'Check the network and the address.',
  },
  'server-wrong-key': {
    happened: 'The server that answers is not the one this machine was enrolled with',
    safe: 'Nothing was sent to it.',
    next: 'Tell your administrator.',
  },
  'server-bad-address': {
    happened: "The address of headquarters can't be used",
    safe: 'Nothing was sent.',
    next: 'Ask your administrator for a new invitation.',
  },
  'device-not-enrolled': {
    happened: 'This machine is not enrolled at headquarters',
    safe: HERE,
    next: 'Ask your administrator for an invitation.',
  },
  'server-bad-records': {
    happened: "Headquarters sent records that don't hold",
    safe: "They were not taken over; this machine's data is sound.",
    next: 'Tell your administrator.',
  },
  'device-behind': {
    happened: 'Headquarters is ahead of this machine: it was restored from a backup',
    safe: 'Nothing was changed.',
    next: 'An administrator must give this machine a new key.',
  },
  'invitation-unreadable': {
    happened: 'The invitation is incomplete',
    safe: 'Nothing was sent.',
    next: 'Paste the whole invitation again.',
  },
  'invitation-unknown': {
    happened: 'Headquarters never made this invitation',
    safe: HERE,
    next: AGAIN,
  },
  'invitation-used': {
    happened: 'Another machine has used this invitation',
    safe: HERE,
    next: AGAIN,
  },
  'invitation-expired': { happened: 'The invitation has expired', safe: HERE, next: AGAIN },
  'invitation-other-name': {
    happened: 'The invitation is for "{name}", and "{own}" is signed in',
    safe: 'Nothing was sent, and the invitation is not used up.',
    next: 'Let "{name}" sign in and paste it, or ask for one in your own name.',
  },
  'headquarters-other': {
    happened: 'This machine belongs to another headquarters, and has one for good',
    safe: 'Everything here is as before, and the invitation is not used up.',
    next: 'Ask your own headquarters for an invitation, or set up a folder of its own for the other.',
  },
  'certificate-other-name': {
    happened: 'Headquarters\' certificate names "{name}", not "{own}"',
    safe: 'It was not kept; everything here is as before.',
    next: TELL,
  },
  'certificate-other-key': {
    happened: "Headquarters' certificate is for another person or another key",
    safe: 'It was not kept; everything here is as before.',
    next: TELL,
  },
  'person-id-taken': {
    happened: "This person's id stands for somebody else at headquarters",
    safe: HERE,
    next: 'Ask your administrator for an invitation that names this person.',
  },
  'release-forged': {
    happened: 'This log releases a draw that somebody else made, and headquarters refuses it',
    safe: HERE,
    next: 'Have an administrator look at this machine: this program writes no such record.',
  },
  'certificate-forged': {
    happened: 'This log tells of a certificate that headquarters did not issue so, and is refused',
    safe: HERE,
    next: 'Have an administrator look at this machine: this program writes no such record.',
  },
  'person-key-unknown': {
    happened: 'Somebody signed with a key that headquarters has not certified for them',
    safe: HERE,
    next: "Ask your administrator to look at this person's certificate, then exchange again.",
  },
  'person-key-revoked': {
    happened: 'Somebody signed with a key that headquarters had revoked by then',
    safe: HERE,
    next: "Ask your administrator to look at this person's certificate, then exchange again.",
  },
  'device-taken': {
    happened: 'This machine is enrolled for somebody else',
    safe: HERE,
    next: 'Ask your administrator.',
  },
  'device-unknown': {
    happened: 'Headquarters does not know this machine',
    safe: HERE,
    next: 'Ask your administrator for an invitation.',
  },
  'server-bad-file': {
    happened: "Headquarters' file is not the one that the record names",
    safe: "It was not kept; this machine's data is sound.",
    next: 'The next exchange asks again; if it stays so, tell your administrator the name of the file.',
  },
  'blob-unknown': {
    happened: 'Headquarters has no such file, or you may not read it',
    safe: "This machine's data is sound.",
    next: 'Ask the person who added it to sync first; if that does not help, ask your administrator for the right.',
  },
  'server-refused': {
    happened: 'Headquarters did not take it',
    safe: HERE,
    next: 'Try later; if it stays so, tell your administrator the code.',
  },
  'sync-running': {
    happened: 'An exchange is under way',
    safe: HERE,
    next: 'Wait for it; there is no need to press again.',
  },
  'sync-cancelled': {
    happened: 'The exchange was stopped',
    safe: HERE,
    next: 'It goes on where it stood in a few minutes; or sync now.',
  },
};
