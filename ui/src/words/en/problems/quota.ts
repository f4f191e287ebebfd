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
  'year-plan-county': {
    happened: 'The plan lacks the four quarters of {county}, or has them twice',
    safe: SAFE,
    next: 'Fill in each county once.',
  },
  'year-plan-empty-quarter': {
    happened: 'Quarter {quarter} of {county} is 0, and each quarter needs a check',
    safe: SAFE,
    next: 'Enter 1 at least.',
  },
  'year-plan-above': {
    happened: 'Quarter {quarter} of {county} is more than all its {n} mines',
    safe: SAFE,
    next: 'Lower the number of that quarter.',
  },
  'year-plan-short': {
    happened: 'The four quarters of {region} are {lacks} short of what the year asks',
    safe: SAFE,
    next: 'Add them to a quarter that is not over.',
  },
  'report-unknown': {
    happened: '{pack} asks for no such report',
    safe: SAFE,
    next: 'Go back to the deadlines and open it again.',
  },
  'report-not-of-region': {
    happened: '{clause} asks no report of {region}',
    safe: SAFE,
    next: 'Check which level reports.',
  },
  'report-no-period': {
    happened: 'No period of this report ends on {day}',
    safe: SAFE,
    next: 'Go back to the deadlines and open it again.',
  },
  'report-not-begun': {
    happened: 'This period begins on {day}; nothing can be handed in before',
    safe: SAFE,
    next: 'Check the day of handing in.',
  },
  'report-handed-in': {
    happened: 'Somebody has recorded this period as handed in already',
    safe: 'What was recorded stands; nothing was added.',
    next: 'See what was handed in below the deadlines.',
  },
};
