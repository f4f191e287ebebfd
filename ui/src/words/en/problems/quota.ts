import type { Words } from '../..';

const SAFE = 'Nothing was recorded, the ledger is as it was.';

export const quota: Words['problems']['quota'] = {
  'quota-no-region': {
    happened: '{region} is no region of GB/T 2260',
    safe: SAFE,
    next: 'Choose a region from the list.',
  },
  'quota-no-ratio': {
    happened: 'A ratio is more than nothing and at most all, for a year between 2018 and 2200',
    safe: SAFE,
    next: 'Write it as 5%, 2.5% or 1/12.',
  },
  'quota-no-reason': {
    happened: 'A ratio of your own needs its reason',
    safe: SAFE,
    next: 'Say why it is this one.',
  },
  'quota-by-document': {
    happened: '{clause} gives the ratio of this region already',
    safe: SAFE,
    next: 'Draw by the document; to check more, draw more in the plan.',
  },
};
