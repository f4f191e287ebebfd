import type { Words } from '../..';

const SAME = 'Nothing was changed.';
const NOT_DRAWN = 'Nothing was revealed; list and commitment stand.';
const NOT_FROZEN = 'Nothing was frozen; what you filled in is there.';
const TYPED = 'Everything you entered is kept.';
const IMPORTED = 'Not a single row was imported.';
const PHOTO = 'The photos you have are safe.';
const TELL = 'Tell your administrator the code.';

export const work: Words['problems']['work'] = {
  'sheet-empty': { happened: 'The file is empty', safe: IMPORTED, next: 'Choose another file.' },
  'sheet-is-workbook': {
    happened: 'This is a workbook of the old kind (xls)',
    safe: IMPORTED,
    next: 'Save it as xlsx and import that.',
  },
  'sheet-not-text': {
    happened: 'No text in UTF-8, GBK or UTF-16 could be read',
    safe: IMPORTED,
    next: 'Save it as csv (UTF-8) and import that.',
  },
  'sheet-no-header': {
    happened: 'No header found: no row has both licence number and name',
    safe: IMPORTED,
    next: 'Give these two columns a heading and import again.',
  },
  'sheet-missing-columns': {
    happened: 'The header lacks required columns',
    safe: IMPORTED,
    next: 'Add name, licence, holder, region and mineral.',
  },
  'column-map-syntax': {
    happened: "The column map can't be read",
    safe: IMPORTED,
    next: 'Choose the meaning of each column again.',
  },
  'column-map-field': {
    happened: 'A column is mapped to a field that does not exist',
    safe: IMPORTED,
    next: 'Choose its meaning again.',
  },
  'column-map-twice': {
    happened: 'Two columns are mapped to one field',
    safe: IMPORTED,
    next: 'Set one of them to "not used".',
  },
  'column-map-header': {
    happened: 'A mapped column is not in the sheet',
    safe: IMPORTED,
    next: 'Choose the file again.',
  },
  'nothing-changes': {
    happened: 'Nothing would change',
    safe: SAME,
    next: 'There is nothing to do.',
  },
  'mine-value': {
    happened: "This value can't be used",
    safe: SAME,
    next: 'Correct it, then repeat.',
  },
  'entry-value': {
    happened: "This value can't be used",
    safe: SAME,
    next: 'Correct it, then repeat.',
  },
  'entry-field': {
    happened: 'Entries of this kind have no field {field}',
    safe: SAME,
    next: 'Go back to the form.',
  },
  'reason-missing': {
    happened: 'The reason is missing',
    safe: SAME,
    next: 'Say why, then record it again.',
  },
  'changed-meanwhile': {
    happened: 'Somebody else changed it just now: you saw "{seen}", now it is "{now}"',
    safe: SAME,
    next: 'Look at both values, then decide again.',
  },
  'import-undone': {
    happened: 'This import is undone already',
    safe: SAME,
    next: 'There is nothing to do.',
  },
  'import-holds': {
    happened: 'This import holds as it is',
    safe: SAME,
    next: 'There is nothing to do.',
  },
  'other-mine': {
    happened: 'This change is about another mine',
    safe: SAME,
    next: 'Go to that mine and repeat.',
  },
  'draw-already-committed': {
    happened: 'This draw is already committed',
    safe: 'The first commitment stands: there can be no second secret.',
    next: 'Go on to witness and reveal.',
  },
  'draw-not-committed': {
    happened: 'Not committed yet, so nothing can be revealed',
    safe: SAME,
    next: 'Commit first, then roll the dice.',
  },
  'draw-already-revealed': {
    happened: 'This draw is already revealed',
    safe: 'Its outcome stands.',
    next: 'Look at the result and the certificate.',
  },
  'draw-not-revealed': {
    happened: 'This draw is not revealed yet: there is nothing to release',
    safe: SAME,
    next: 'Commit, witness and reveal first.',
  },
  'draw-already-released': {
    happened: 'This draw is already released',
    safe: 'The outcome stands, and everybody may see it.',
    next: 'Nothing is left to do.',
  },
  'draw-not-the-officer': {
    happened: 'Only the officer who made this draw may release it',
    safe: SAME,
    next: 'Ask that officer.',
  },
  'draw-visits-over': {
    happened: 'The last day of the visits is over already',
    safe: NOT_FROZEN,
    next: 'Choose a day that is to come.',
  },
  'draw-embargoed': {
    happened: 'This draw is embargoed until its release',
    safe: 'The commitment is on record: then anybody can check that nothing was exchanged.',
    next: 'Wait for the officer to release it; visits assigned to you are on your desk.',
  },
  'draw-entries-differ': {
    happened: 'The two entries differ at die {digit}',
    safe: NOT_DRAWN,
    next: 'Read them out again and correct the wrong one.',
  },
  'draw-no-witnesses': {
    happened: 'Fewer than two witnesses are named',
    safe: NOT_DRAWN,
    next: 'Name at least two people who are present.',
  },
  'draw-witness-unknown': {
    happened: '"{found}" is neither a registered person nor a role such as "witness-1"',
    safe: NOT_DRAWN,
    next: 'The certificate is public and holds no names: choose from the registry, or use a role.',
  },
  'draw-secret-elsewhere': {
    happened: 'The secret of this draw is on the machine that committed to it',
    safe: 'Nothing is lost.',
    next: 'Reveal it on that machine.',
  },
  'draw-list-changed': {
    happened: 'The frozen list is not the one committed to',
    safe: 'The log is sound, nothing was revealed.',
    next: 'Show this page to an administrator.',
  },
  'draw-certificate-wrong': {
    happened: 'This certificate does not follow from the list and the commitment on record',
    safe: 'The log is sound, nothing was signed.',
    next: 'Show this page to an administrator.',
  },
  'witness-full-width': {
    happened: 'Digit {position} of the dice is the full-width "{found}"',
    safe: NOT_DRAWN,
    next: 'Write a plain "{plain}".',
  },
  'witness-not-a-digit': {
    happened: 'Digit {position} of the dice is "{found}"',
    safe: NOT_DRAWN,
    next: 'Only 1 to 6, nothing between them.',
  },
  'witness-not-a-die': {
    happened: 'Die {position} is entered as "{found}"; a die shows 1 to 6',
    safe: NOT_DRAWN,
    next: 'Compare with the dice and correct it.',
  },
  'witness-count': {
    happened: 'The rule asks for {expected} dice, {found} were entered',
    safe: NOT_DRAWN,
    next: 'Enter the whole result once.',
  },
  'quota-above-population': {
    happened: '{quota} are to be drawn in {stratum}, and there are only {population}',
    safe: NOT_FROZEN,
    next: 'Lower the quota of that county.',
  },
  'unknown-person': {
    happened: 'A recusal names {person}, who is not among the inspectors',
    safe: NOT_FROZEN,
    next: 'Remove it, or add the person.',
  },
  'unknown-stratum': {
    happened: '{person} is to work in {stratum}, which this draw does not have',
    safe: NOT_FROZEN,
    next: 'Correct the name of the county, or leave it out.',
  },
  'unknown-denominator': {
    happened: 'N counts mines of {stratum}, which this draw does not have',
    safe: NOT_FROZEN,
    next: 'Correct the name of the county, or leave it out.',
  },
  'plan-unreadable': {
    happened: "The plan can't be read",
    safe: NOT_FROZEN,
    next: 'Correct it and freeze again.',
  },
  empty: {
    happened: 'Something required is empty ({place})',
    safe: NOT_FROZEN,
    next: 'Fill it in and freeze again.',
  },
  'not-normalised': {
    happened: '"{found}" ({place}) has letters put together from parts, not in Unicode NFC form',
    safe: NOT_FROZEN,
    next: 'Type it anew where it was entered, then freeze again; nothing is converted silently.',
  },
  'directed-unmarked': {
    happened: 'The list was narrowed by conditions, but its kind is "{kind}"',
    safe: NOT_FROZEN,
    next: 'Give it the kind "directed", or take the conditions away.',
  },
  'directed-unstated': {
    happened: 'The draw is marked directed, but names no conditions',
    safe: NOT_FROZEN,
    next: 'Name the conditions with their document, or choose another kind.',
  },
  'slash-in-id': {
    happened: 'The id "{found}" contains a slash',
    safe: NOT_FROZEN,
    next: 'Use another id.',
  },
  'not-an-id': {
    happened: "Something in the certificate is neither a person's id nor a witness's role",
    safe: 'The certificate was not accepted, and nothing was changed.',
    next: 'A public certificate holds no names: use ids.',
  },
  duplicate: { happened: '"{found}" appears twice', safe: NOT_FROZEN, next: 'Keep one.' },
  'not-sorted': { happened: 'The list is out of order', safe: NOT_FROZEN, next: TELL },
  'excluded-member': {
    happened: '{found} is both in the list and excluded',
    safe: NOT_FROZEN,
    next: 'Keep one of the two.',
  },
  'no-slots': { happened: 'The team has no slot', safe: NOT_FROZEN, next: TELL },
  'too-many-slots': { happened: 'The team has too many slots', safe: NOT_FROZEN, next: TELL },
  'snapshot-not-a-date': {
    happened: "The date of the list can't be read",
    safe: NOT_FROZEN,
    next: TELL,
  },
  'lottery-incomplete': {
    happened: 'The witness lottery is incomplete',
    safe: NOT_FROZEN,
    next: 'Name the game, the issue and the count of digits.',
  },
  'too-few-dice': { happened: 'Too few dice', safe: NOT_FROZEN, next: 'At least forty.' },
  'too-few-digits': {
    happened: 'Too few digits of the lottery',
    safe: NOT_FROZEN,
    next: 'At least five: a few results could be tried out beforehand.',
  },
  'secret-spelling': {
    happened: 'The secret is not spelt as it must be',
    safe: NOT_DRAWN,
    next: TELL,
  },
  'inspection-finalised': {
    happened: 'This inspection is finalised',
    safe: 'Its content stands.',
    next: 'From here on there are only amendments.',
  },
  'inspection-not-final': {
    happened: 'This inspection is not finalised yet',
    safe: 'Nothing was recorded.',
    next: 'Change the answer itself; no amendment is needed.',
  },
  'amendment-not-inspector': {
    happened: 'Only the inspectors of a visit amend it',
    safe: 'Nothing was recorded; what is final stands.',
    next: 'Let one of them sign in and amend it.',
  },
  'amendment-no-reason': {
    happened: 'The amendment has no reason',
    safe: 'Nothing was recorded; what is final stands.',
    next: 'Say why.',
  },
  'amendment-nothing-changed': {
    happened: 'The amendment says what stands already',
    safe: 'Nothing was recorded.',
    next: 'Change something, or cancel.',
  },
  'amendment-overtaken': {
    happened: 'Somebody amended the same meanwhile',
    safe: 'Nothing was recorded; that amendment stands.',
    next: 'Look at it first, then amend again if need be.',
  },
  'team-too-small': {
    happened: 'Fewer than two people hold an enforcement card',
    safe: 'No inspection was opened.',
    next: 'Choose at least two card holders (国办发〔2024〕54号).',
  },
  'team-without-card': {
    happened: '{name} holds no enforcement card that is good today',
    safe: 'No inspection was opened.',
    next: 'Nobody inspects without a card (General Office of the State Council, 2024, No. 54): leave them out, and name experts who help in the findings.',
  },
  'team-named-twice': {
    happened: 'Somebody is named twice',
    safe: 'No inspection was opened.',
    next: 'Remove one.',
  },
  'answer-unknown': {
    happened: "The answer on the page is none of this item's",
    safe: 'Nothing was changed; every answer stands.',
    next: 'Open the inspection again and answer there.',
  },
  'conflict-not-leader': {
    happened:
      'The answers to {item} contradict each other; only {leader}, the leader, settles that',
    safe: 'Nothing was changed; every answer stands.',
    next: 'Ask the leader, or go on with other items.',
  },
  'visit-not-asked-for': {
    happened: 'The draw {draw} asks for no visit of this mine, or for none any more',
    safe: 'No inspection was opened.',
    next: 'Start without it, or open the visit that was begun.',
  },
  'visit-team-stays-away': {
    happened: '"{title}" drew {person} for this mine, who is not in this team',
    safe: 'No inspection was opened.',
    next: 'Take them along, or let that draw replace them first.',
  },
  'combined-not-asked': {
    happened: 'The rules here do not combine "{task}" with this visit',
    safe: TYPED,
    next: 'Write it into the findings.',
  },
  'results-contradict': {
    happened: '"No problem found" can\'t stand beside another result',
    safe: TYPED,
    next: 'Remove one of them.',
  },
  'gate-hard': {
    happened: "One line can't be passed with a reason",
    safe: TYPED,
    next: 'Settle contradicting answers or records of a newer version first.',
  },
  'gate-red': {
    happened: 'The gate page has red lines without a reason',
    safe: TYPED,
    next: 'Complete them, or give a reason for each.',
  },
  'mark-no-such-item': {
    happened: 'The checklist has no such item',
    safe: TYPED,
    next: 'Go back to the list and choose again.',
  },
  'mark-out-of-range': {
    happened: 'The points are out of range',
    safe: TYPED,
    next: 'Between 0 and the full score.',
  },
  'mark-too-fine': {
    happened: 'Points have at most two decimals',
    safe: TYPED,
    next: 'Remove the others.',
  },
  'mark-wrong-kind': {
    happened: 'This is not answered that way',
    safe: TYPED,
    next: 'Give points, or say met or not met.',
  },
  'ink-empty': {
    happened: 'Name or ink is missing',
    safe: TYPED,
    next: 'Write the name and sign again.',
  },
  'checklist-file': {
    happened: "The checklist's file is wrong",
    safe: SAME,
    next: 'Install the program again.',
  },
  'not-a-picture': {
    happened: '"{name}" is not a photo',
    safe: PHOTO,
    next: 'Choose a photo (JPEG, PNG, WebP …).',
  },
  'picture-not-readable-here': {
    happened: 'This machine can\'t show the format of "{name}"',
    safe: PHOTO,
    next: 'Save it as JPEG on the camera or phone and add that.',
  },
  'picture-truncated': {
    happened: '"{name}" is incomplete: its end is missing',
    safe: PHOTO,
    next: 'Copy it from the camera or card again.',
  },
  'picture-damaged': {
    happened: '"{name}" is damaged and can\'t be shown',
    safe: PHOTO,
    next: 'Copy it from the camera or card again.',
  },
  'picture-too-large': {
    happened: '"{name}" claims an absurd size and was not opened',
    safe: PHOTO,
    next: 'Take a smaller photo.',
  },
  'picture-needs-too-much-memory': {
    happened: 'Opening "{name}" needs too much memory; it was not opened',
    safe: PHOTO,
    next: 'Take a smaller photo.',
  },
};
