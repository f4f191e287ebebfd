import type { Words } from '../..';

const SAFE = 'Nothing was recorded.';

export const counting: Words['problems']['counting'] = {
  'counting-no-reason': {
    happened: 'Another way of counting needs a reason',
    safe: SAFE,
    next: 'Write the reason and try again.',
  },
  'counting-not-ahead': {
    happened: '{from} is not after today, {today}: periods that have begun stay as they are',
    safe: SAFE,
    next: 'Take tomorrow or a later day.',
  },
  'counting-already-so': {
    happened: 'From {from} on periods are counted so already',
    safe: SAFE,
    next: 'There is nothing to change.',
  },
  'counting-above': {
    happened: 'The office above ({region}) has officers, and says how all count',
    safe: SAFE,
    next: 'Ask an officer of the office above.',
  },
};
