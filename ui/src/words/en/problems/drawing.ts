import type { Words } from '../..';

const SAME = 'Nothing was changed.';

export const drawing: Words['problems']['drawing'] = {
  'draw-abandoned': {
    happened: 'This draw was abandoned',
    safe: 'Its commitment and the reason are on record.',
    next: 'Draw again from the same list.',
  },
  'draw-elsewhere': {
    happened: 'This draw is made on another machine',
    safe: SAME,
    next: 'Abandon it there.',
  },
  'draw-not-abandoned': {
    happened: 'This draw was not abandoned, so there is nothing to repeat',
    safe: SAME,
    next: 'Go on with it.',
  },
  'draw-void': {
    happened:
      'Headquarters received another draw of the same period and scope first; this one is void',
    safe: 'Both commitments are on record.',
    next: 'Go by the one that was received first.',
  },
  'draw-rival': {
    happened:
      'Another draw of the same period and scope is committed to, and its outcome is not known here',
    safe: 'Nothing was committed to, lest one of two outcomes be chosen.',
    next: 'Go on with that one, wait for its release, or let a second person abandon it with a reason.',
  },
  'draw-clock-behind': {
    happened:
      'The clock of this machine is slow: headquarters received the commitment later than it shows',
    safe: 'Nothing was revealed; list and commitment stand, and so do the dice.',
    next: 'Set the clock right, then reveal; otherwise the time is never proved.',
  },
  'draw-no-such-holder': {
    happened: 'No mine of the list belongs to "{holder}": this recusal would hold nobody back',
    safe: 'Nothing was frozen; the form keeps what you entered.',
    next: 'Write the holder as the registry has it, or drop the recusal.',
  },
  'draw-not-another': {
    happened: 'This takes somebody other than whoever made the draw',
    safe: SAME,
    next: 'Ask a colleague to unlock with their own passphrase.',
  },
  'draw-no-reason': { happened: 'There is no reason', safe: SAME, next: 'Write it down.' },
  'draw-event-passed': {
    happened:
      "The day of this draw's lottery has begun: its outcome may be known, so it can't be abandoned",
    safe: SAME,
    next: 'Reveal it with what the lottery gave.',
  },
  'draw-event-over': {
    happened: 'The lottery that this list names is drawn already',
    safe: 'Nothing was committed to; the list is kept.',
    next: 'Set the list aside, and freeze another with an issue that is to come.',
  },
  'draw-no-event-day': {
    happened: 'A lottery needs the day on which it is drawn, today or later',
    safe: 'Nothing was frozen; what you filled in is kept.',
    next: 'State the day that its publisher names for this issue, such as 2026-11-24.',
  },
  'draw-already-signed': {
    happened: 'This place of the certificate is signed already',
    safe: 'The signature is kept.',
    next: 'There is nothing more to do.',
  },
  'draw-not-present': {
    happened: "This person is not among those who were there, so they can't sign as a witness",
    safe: SAME,
    next: 'Ask one of those who were there.',
  },
  'draw-not-headquarters': {
    happened: "This file is not headquarters' word on this draw as it was committed to",
    safe: SAME,
    next: 'Ask headquarters for it again.',
  },
  'draw-already-countersigned': {
    happened: 'This person has countersigned already',
    safe: 'The first signature stands.',
    next: 'Ask another person to countersign.',
  },
  'draw-event-time': {
    happened: 'The witness event lies before the commitment, or in the future',
    safe: 'Nothing was revealed; list and commitment stand.',
    next: 'Correct its time.',
  },
  'draw-nobody-left': {
    happened: 'Nobody else may take this place',
    safe: SAME,
    next: 'Ask the superior body for people.',
  },
  'draw-no-mine-left': {
    happened: 'This county or banner has no other mine to take its place',
    safe: SAME,
    next: 'Record the result as it is and report it.',
  },
  'draw-next-changed': {
    happened: 'By now somebody or something else comes next than was shown',
    safe: SAME,
    next: 'Look again who comes next, then approve.',
  },
  'draw-not-in-the-team': {
    happened: 'This person is not in the team of this mine',
    safe: SAME,
    next: 'Look at the teams as they are now.',
  },
  'receipt-refused': {
    happened: "Headquarters' receipt in the certificate does not prove this commitment",
    safe: 'It was not accepted.',
    next: 'Ask its issuer for the original.',
  },
  'substitution-refused': {
    happened: 'Another mine in its place breaks the rule',
    safe: SAME,
    next: 'Only the next ticket may take its place; if a certificate says otherwise, ask its issuer for the original.',
  },
  'not-sealed-for-this': {
    happened: 'This was not sealed for this key, or was changed',
    safe: 'It was not opened.',
    next: 'Tell your administrator.',
  },
};
