import type { Words } from '..';

export const counting: Words['counting'] = {
  title: 'The way of counting periods',
  text: 'By default the first day is not counted, and an end on a rest day moves to the next working day. A change holds for cases and periods that begin on its day or later; what began before keeps its deadlines. Changes are recorded and reach the other computers.',
  first: 'First day',
  firstNot: 'First day not counted',
  firstCounts: 'First day counted',
  rest: 'End on a rest day',
  rollsOn: 'Rest day: moves on',
  stays: 'Rest day: stays',
  from: 'From which day on',
  fromHint: (p) => `${p.day} at the earliest; that day if nothing is entered`,
  reason: 'Reason or basis',
  reasonHint: 'Such as: decided by the office',
  say: 'Change the counting',
  recorded: 'The way of counting is recorded',
  officers: 'Only officers can change it.',
  above: (p) => `Officers of the office above (${p.region}) change it.`,
  history: 'Changes',
  none: 'Nobody has changed it; periods are counted in the default way.',
  since: (p) => `From ${p.day} on`,
  states: {
    holds: 'Counted so now',
    ahead: 'Its day is still to come',
    earlier: 'For what began earlier',
    replaced: 'Changed again for the same day',
  },
};
