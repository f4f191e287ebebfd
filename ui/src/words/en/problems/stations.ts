import type { Words } from '../..';

const SAFE = 'Nothing was recorded; the case is unchanged.';

export const stations: Words['problems']['stations'] = {
  'listing-exists': {
    happened: 'This mine has an open application already',
    safe: SAFE,
    next: 'Open that one and go on.',
  },
  'listing-no-such-change': {
    happened: 'That change of licence does not send this mine through the application again',
    safe: SAFE,
    next: 'Begin from a change that was judged to matter.',
  },
  'listing-no-stations': {
    happened: '{pack} names no stations',
    safe: SAFE,
    next: "Look at the region's document, and let whoever may decide.",
  },
  'listing-other-pack': {
    happened: 'This application was opened under another pack or version',
    safe: SAFE,
    next: 'Go on under the version that it was opened with.',
  },
  'listing-ended': {
    happened: 'This application has ended or is complete',
    safe: SAFE,
    next: 'Open a new one if it is needed.',
  },
  'listing-out-of-order': {
    happened: '{clause}: first comes {expected}, not {found}',
    safe: SAFE,
    next: 'Look where the case now stands.',
  },
  'listing-back-in-time': {
    happened: '{on} lies before {last}, what was last recorded',
    safe: SAFE,
    next: 'Correct the date and try again.',
  },
  'listing-not-actor': {
    happened: '{clause}: {by} does not conclude {station}',
    safe: SAFE,
    next: 'Let the body that the document names do it.',
  },
  'listing-nobody': {
    happened: 'Somebody must answer for this by name',
    safe: SAFE,
    next: 'Say by name who answers for it.',
  },
  'listing-not-heard': {
    happened: '{clause}: {by} has not been heard',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'listing-not-agreed': {
    happened: "{clause}: {by} does not agree, so this can't be accepted",
    safe: SAFE,
    next: 'Give the reason, and who approved it where that is needed.',
  },
  'listing-no-paper': {
    happened: '{clause}: {paper} is missing',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'listing-not-endorsed': {
    happened: '{clause}: the signed endorsement is missing',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'listing-no-engagement': {
    happened: '{clause}: no third party is engaged at this station',
    safe: SAFE,
    next: 'Engage one where it evaluates.',
  },
  'listing-not-commissioner': {
    happened: '{clause}: {by} does not commission the evaluation',
    safe: SAFE,
    next: 'The body that the document names does.',
  },
  'listing-no-agency': {
    happened: '{clause}: no agency has been engaged',
    safe: SAFE,
    next: 'Record first which one was engaged.',
  },
  'agency-on-register': {
    happened: '"{name}" is on the register, as "{agency}"',
    safe: SAFE,
    next: 'Choose it from the register.',
  },
  'listing-agency-barred': {
    happened: '{clause}: {agency} may not evaluate here',
    safe: SAFE,
    next: 'Choose an agency that may evaluate.',
  },
  'listing-other-procurement': {
    happened: '{clause}: the document wants it engaged in another way',
    safe: SAFE,
    next: 'Engage it in the way that the document names, or correct what was chosen.',
  },
  'listing-no-score': {
    happened: '{clause}: the evaluation has no score',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'score-sheet-faults': {
    happened: 'The score sheet has {count} faults: {first}',
    safe: SAFE,
    next: 'Attach a corrected sheet, or ask the agency for one.',
  },
  'listing-no-evaluation': {
    happened: '{clause}: nobody gives points here',
    safe: SAFE,
    next: 'Attach the score sheet where the evaluation is concluded.',
  },
  'listing-practice-table': {
    happened: 'A practice table gives no official score',
    safe: SAFE,
    next: 'Import the official table, then read the sheet against it.',
  },
  'listing-other-total': {
    happened: 'The score {score} is not the total of the sheet, {total}',
    safe: SAFE,
    next: 'Leave the score empty to take the total.',
  },
  'listing-team-too-small': {
    happened: '{clause}: {people} people evaluated, and it takes {least}',
    safe: SAFE,
    next: 'Name all who evaluated; if they were too few, this evaluation passes nobody.',
  },
  'listing-no-exception': {
    happened: '{clause}: what falls short never passes, whoever approves',
    safe: SAFE,
    next: 'Conclude that it does not pass, or leave out the reason for an exception.',
  },
  'listing-below-pass': {
    happened: '{clause}: {score} is less than {least}',
    safe: SAFE,
    next: 'Give the reason, and who approved it where that is needed.',
  },
  'listing-too-early': {
    happened: '{clause}: in principle not before {earliest}',
    safe: SAFE,
    next: 'Give the reason, and who approved it where that is needed.',
  },
  'listing-no-reason': {
    happened: 'A reason in words is needed',
    safe: SAFE,
    next: 'Give the reason, and who approved it where that is needed.',
  },
  'listing-awaits-draw': {
    happened: '{clause}: a draw has this application on its list and is not public yet',
    safe: SAFE,
    next: 'Conclude it once the draw is released.',
  },
  'listing-was-drawn': {
    happened: '{clause}: a draw chose this application, so it is not left out',
    safe: SAFE,
    next: 'Let it pass once it is verified, or say why it fails.',
  },
  'listing-not-drawn': {
    happened: '{clause}: a draw did not choose this application, so it stays here',
    safe: SAFE,
    next: 'Wait for the next draw.',
  },
  'listing-no-selection': {
    happened: 'Only a selection leaves a mine unselected',
    safe: SAFE,
    next: 'Look where the case now stands.',
  },
  'listing-no-publicity': {
    happened: '{clause}: this is no publicity',
    safe: SAFE,
    next: 'Look where the case now stands.',
  },
  'listing-other-period': {
    happened: '{clause}: the document says {stated}',
    safe: SAFE,
    next: 'Correct the date and try again.',
  },
  'listing-not-in-days': {
    happened: '{clause}: publicity is counted in days or working days',
    safe: SAFE,
    next: 'Correct the date and try again.',
  },
  'listing-not-published': {
    happened: '{clause}: the publicity has not begun',
    safe: SAFE,
    next: 'Look where the case now stands.',
  },
  'listing-already-published': {
    happened: '{clause}: this publicity already runs',
    safe: SAFE,
    next: 'Publish the corrected content; the time begins anew.',
  },
  'listing-still-public': {
    happened: '{clause}: the publicity runs to {until}',
    safe: SAFE,
    next: 'Wait for the day or the answer.',
  },
  'listing-held': {
    happened: '{clause}: an objection holds the publicity',
    safe: SAFE,
    next: 'Handle the objection first.',
  },
  'listing-awaits-correction': {
    happened: '{clause}: an objection was upheld',
    safe: SAFE,
    next: 'Publish the corrected content; the time begins anew.',
  },
  'listing-no-objection': {
    happened: 'There is no such open objection',
    safe: SAFE,
    next: 'Look where the case now stands.',
  },
  'filing-not-asked': {
    happened: '{pack} asks for no filing of changes',
    safe: SAFE,
    next: "Look at the region's document, and let whoever may decide.",
  },
  'filing-other-pack': {
    happened: 'This change was recorded under another pack or version',
    safe: SAFE,
    next: 'Go on under the version that it was opened with.',
  },
  'filing-no-words': {
    happened: 'Say in words what changed, or why',
    safe: SAFE,
    next: 'Give the reason, and who approved it where that is needed.',
  },
  'filing-out-of-order': {
    happened: 'This change is already filed or judged',
    safe: SAFE,
    next: 'Look where the case now stands.',
  },
  'filing-not-filed': {
    happened: 'The change has not been filed yet',
    safe: SAFE,
    next: 'Look where the case now stands.',
  },
  'filing-back-in-time': {
    happened: 'A day lies before what it rests on',
    safe: SAFE,
    next: 'Correct the date and try again.',
  },
  'filing-not-actor': {
    happened: '{clause}: changes are filed with {with}, not {by}',
    safe: SAFE,
    next: 'Let the body that the document names do it.',
  },
  'filing-not-told': {
    happened: "The registry tells of no such change of this mine's licence",
    safe: SAFE,
    next: 'Open the page again, and choose among the changes that it lists.',
  },
  'filing-nobody': {
    happened: 'Somebody must answer for this by name',
    safe: SAFE,
    next: 'Say by name who answers for it.',
  },
  'filing-no-notice': {
    happened: '{clause}: a change that matters needs the notice to apply anew',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
};
