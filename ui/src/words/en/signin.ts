import type { Words } from '..';

export const signin: Words['signin'] = {
  who: 'Who is using this computer?',
  offline: 'You can sign in offline: the passphrase is checked here and never travels.',
  passphraseOf: (p) => `Passphrase of ${p.name}`,
  enter: 'Sign in',
  opening: 'Opening',
  notCertified: 'signing key not certified',
  demo: (p) => `Demo data, invented people; every passphrase is ${p.passphrase}`,
  version: (p) => `Version ${p.version}`,
  newTitle: 'Qingshan is new on this computer',
  newText:
    'Start with the first person. Colleagues can be added in Settings; an invitation connects to headquarters.',
  name: 'Name',
  organisation: 'Organisation',
  role: 'Role',
  region: 'Region',
  machineName: 'Name of this computer',
  machineNameHint: 'For example: field laptop 03',
  newPassphrase: 'Passphrase',
  passphraseTwice: 'Passphrase (twice)',
  missing: (p) => `Still missing: ${p.fields}`,
  passphraseAgain: 'Passphrase again',
  passphraseHint: 'At least 8 characters; best a sentence that you will remember',
  differs: 'The two passphrases differ',
  encrypted:
    "Data on this computer is encrypted. A forgotten passphrase can't be recovered, and the signing key has to be issued anew.",
  create: 'Start',
  creating: 'Making keys',
};
