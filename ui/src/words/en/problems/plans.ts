import type { Words } from '../..';

const SAFE = 'Nothing was recorded; the case is unchanged.';

export const plans: Words['problems']['plans'] = {
  'plan-other-pack': {
    happened: 'This plan was entered under another pack or version',
    safe: SAFE,
    next: 'Go on under the version that it was entered with.',
  },
  'plan-not-stated': {
    happened: '{pack} has no plan {plan}',
    safe: SAFE,
    next: 'Choose one that the document names.',
  },
  'plan-no-mines': {
    happened: "{clause}: a plan names its mines; an enterprise's own plan names its one mine",
    safe: SAFE,
    next: 'Choose the mines, then enter it.',
  },
  'plan-incomplete': {
    happened: '{clause}: the plan lacks {missing}',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'plan-back-in-time': {
    happened: 'A day lies before what it rests on',
    safe: SAFE,
    next: 'Correct the day and try again.',
  },
  'plan-nobody': {
    happened: 'Somebody must answer for this by name',
    safe: SAFE,
    next: 'State who does.',
  },
  'plan-no-words': {
    happened: 'A report of progress says what was done',
    safe: SAFE,
    next: 'Write what was done, then enter it.',
  },
  'plan-completed': {
    happened: 'This plan is closed already',
    safe: SAFE,
    next: 'Enter another where one is needed.',
  },
  'plan-other-method': {
    happened: '{clause}: this mine is mined in another way',
    safe: SAFE,
    next: 'Choose another mine, or mend the register.',
  },
  'plan-method-unsaid': {
    happened: '{clause}: the register does not say how this mine is mined',
    safe: SAFE,
    next: 'Write down the ground.',
  },
  'plan-no-reason': {
    happened: '{clause}: {mines} mines of the plan are on no list, and no reason is given',
    safe: SAFE,
    next: 'Give the reason, or wait until they are listed.',
  },
  'lookback-other-pack': {
    happened: 'This list was sent under another pack or version',
    safe: SAFE,
    next: 'Go on under the version that it was sent with.',
  },
  'lookback-not-stated': {
    happened: '{pack} states no list of problems or circular',
    safe: SAFE,
    next: "Look at the region's document, and let whoever may decide.",
  },
  'lookback-no-problems': {
    happened: '{clause}: the list names at least one problem',
    safe: SAFE,
    next: 'Write one problem a line, then send it.',
  },
  'lookback-back-in-time': {
    happened: 'A day lies before what it rests on',
    safe: SAFE,
    next: 'Correct the day and try again.',
  },
  'lookback-nobody': {
    happened: 'Somebody must answer for this by name',
    safe: SAFE,
    next: 'State who does.',
  },
  'lookback-put-right': {
    happened: 'All problems of this list are put right',
    safe: SAFE,
    next: 'For new problems send another list.',
  },
  'lookback-not-each': {
    happened: '{problems} problems and {verdicts} verdicts',
    safe: SAFE,
    next: 'Give one verdict for each problem.',
  },
};
