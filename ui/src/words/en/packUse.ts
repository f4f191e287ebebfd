import type { Words } from '..';

export const packUse: Words['packUse'] = {
  title: 'Put a pack of your own into use',
  text: 'Choose a pack file (TOML) that your jurisdiction wrote. It is checked, and what differs from the rules that hold now is shown; once confirmed it is recorded and reaches other computers and headquarters.',
  choose: 'Choose a pack file',
  chooseText: 'Or drop it here. It is checked first and not yet in use.',
  faults: (p) => `The file has ${p.n} ${p.n === 1 ? 'fault' : 'faults'}; nothing of it was loaded`,
  place: (p) => `line ${p.line}, column ${p.column}`,
  running: (p) =>
    `${p.n} ${p.n === 1 ? 'difference' : 'differences'} from ${p.running}, which holds now`,
  alone: 'No rules hold there now',
  path: 'Parameter',
  before: 'Now',
  after: 'Then',
  none: '—',
  inUse: 'This file is in use already.',
  holds: {
    'in-force': 'Holds in the region and from the day that the file states',
    draft: 'A draft: new matters in your region will go by it',
    ended: 'Has ended: holds nowhere by itself, and can be chosen for a single case',
  },
  reason: 'Reason',
  reasonHint: 'Such as: issued by the province',
  passphrase: 'Your passphrase',
  use: 'Put into use',
  another: 'Another file',
  done: 'In use',
  own: 'Written locally',
  used: (p) => `Put into use by ${p.by} (${p.region}) from the file "${p.file}"`,
  usedTitle: 'Put into use',
};
