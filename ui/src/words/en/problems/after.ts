import type { Words } from '../..';

const SAME = 'Nothing was changed.';

export const after: Words['problems']['after'] = {
  'draw-not-released': {
    happened: 'This draw is not released yet',
    safe: SAME,
    next: 'Release it, then list its results and make them public.',
  },
  'draw-not-a-holder': {
    happened: 'Only those who hold this draw record a publication',
    safe: SAME,
    next: 'Ask the officer.',
  },
  'draw-publication-incomplete': {
    happened: 'No mine is chosen, or the place is missing',
    safe: SAME,
    next: 'Fill in what is missing.',
  },
  'draw-no-visit-done': {
    happened: 'No visit is done yet: there is no result to list',
    safe: SAME,
    next: 'Finalise a visit first.',
  },
  'draw-visit-not-done': {
    happened: 'A mine that was chosen has no final result yet',
    safe: SAME,
    next: 'Finalise the visit, or leave the mine out.',
  },
  'draw-already-published': {
    happened: "This mine's result is on record as public already",
    safe: 'The record stands as it is.',
    next: 'Nothing more is to be done.',
  },
};
