import type { Words } from '../..';

const SAFE = 'Nothing was recorded; the case is unchanged.';

export const steps: Words['problems']['steps'] = {
  'agency-not-stated': {
    happened: '{pack} states no sanction of agencies',
    safe: SAFE,
    next: "Look at the region's document, and let whoever may decide.",
  },
  'agency-other-pack': {
    happened: 'This case was reported under another pack or version',
    safe: SAFE,
    next: 'Go on under the version that it was opened with.',
  },
  'agency-no-such-ground': {
    happened: '{clause} does not name the ground {ground}',
    safe: SAFE,
    next: 'Choose one that the document names.',
  },
  'agency-unfounded': {
    happened: 'A report needs a ground, words and at least one paper',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'agency-out-of-order': {
    happened: 'This step does not follow here',
    safe: SAFE,
    next: 'Look where the case now stands.',
  },
  'agency-back-in-time': {
    happened: 'A day lies before what it rests on',
    safe: SAFE,
    next: 'Correct the date and try again.',
  },
  'agency-nobody': {
    happened: 'Somebody must answer for this by name',
    safe: SAFE,
    next: 'Say by name who answers for it.',
  },
  'agency-not-actor': {
    happened: '{clause}: this step is not of this body',
    safe: SAFE,
    next: 'Choose a body that the document names.',
  },
  'consequence-not-pending': {
    happened: 'Nothing of that kind is left to carry out here',
    safe: SAFE,
    next: 'See what still waits after the decision.',
  },
  'consequence-back-in-time': {
    happened: 'The day lies before the decision',
    safe: SAFE,
    next: 'Correct the day.',
  },
  'consequence-nobody': {
    happened: 'Somebody must answer for this by name',
    safe: SAFE,
    next: 'Say who does.',
  },
  'consequence-not-actor': {
    happened: '{clause}: this body does not carry that out',
    safe: SAFE,
    next: 'Choose one that the document names.',
  },
  'consequence-no-names': {
    happened: '{clause}: the list names nobody',
    safe: SAFE,
    next: 'Say who is put on it.',
  },
  'agency-not-reported': {
    happened: 'The ground {ground} was not reported',
    safe: SAFE,
    next: 'Choose one that the document names.',
  },
  'agency-not-enough': {
    happened: '{clause}: what holds is not enough for a sanction',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'agency-no-reason': {
    happened: '{clause}: say why nothing follows although the grounds hold',
    safe: SAFE,
    next: 'Give the reason, and who approved it where that is needed.',
  },
  'lead-other-pack': {
    happened: 'This lead was opened under another pack or version',
    safe: SAFE,
    next: 'Go on under the version that it was opened with.',
  },
  'lead-no-words': {
    happened: 'A lead needs a topic and what was found, in words',
    safe: SAFE,
    next: 'State the topic and what was found.',
  },
  'lead-closed': {
    happened: 'This lead is closed',
    safe: SAFE,
    next: 'Open a new one if it is needed.',
  },
  'lead-back-in-time': {
    happened: '{on} lies before {last}, what was last recorded',
    safe: SAFE,
    next: 'Correct the date and try again.',
  },
  'lead-nobody': {
    happened: 'Somebody must answer for this by name',
    safe: SAFE,
    next: 'Say by name who answers for it.',
  },
  'lead-nobody-asked': {
    happened: 'No department owes an answer',
    safe: SAFE,
    next: 'Send the lead first, then record the answer.',
  },
  'lead-nowhere': {
    happened: 'A lead goes to at least one department',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'lead-has-it': {
    happened: '{department} already has this lead',
    safe: SAFE,
    next: 'Wait for the day or the answer.',
  },
  'lead-mineral-needed': {
    happened: '{topic}: the mineral decides who is competent, and it is not stated',
    safe: SAFE,
    next: 'Record another lead that states the mineral.',
  },
  'lead-not-competent': {
    happened: '{clause}: this goes to {competent}; {department} instead needs a reason',
    safe: SAFE,
    next: 'Send it there, or give the reason.',
  },
  'lead-answer-before-letter': {
    happened: "The answer can't be asked for by a day before the letter",
    safe: SAFE,
    next: 'Correct the date and try again.',
  },
  'lead-has-it-not': {
    happened: '{department} does not have this lead',
    safe: SAFE,
    next: 'Look where the case now stands.',
  },
  'lead-waits': {
    happened: '{department} has not answered yet',
    safe: SAFE,
    next: 'Wait for the answer, or say why not.',
  },
  'lead-not-taken': {
    happened: 'No department has taken this lead',
    safe: SAFE,
    next: 'Send it to a department that is competent.',
  },
  'complaint-other-pack': {
    happened: 'This complaint was received under another pack or version',
    safe: SAFE,
    next: 'Go on with the version that it was received under.',
  },
  'complaint-about-nothing': {
    happened: 'A complaint is about a mine, an agency, or both',
    safe: SAFE,
    next: 'Choose a mine or an agency.',
  },
  'complaint-no-words': {
    happened: 'Say in words what it is about, or what was found',
    safe: SAFE,
    next: 'Say it in words.',
  },
  'complaint-out-of-order': {
    happened: 'This step does not follow here',
    safe: SAFE,
    next: 'Look where the case now stands.',
  },
  'complaint-back-in-time': {
    happened: '{on} lies before {last}, what was last recorded',
    safe: SAFE,
    next: 'Correct the date and try again.',
  },
  'complaint-nobody': {
    happened: 'Somebody must answer for this by name',
    safe: SAFE,
    next: 'Say by name who answers for it.',
  },
  'complaint-same-person': {
    happened: '{person} examined this before; an appeal goes to somebody else',
    safe: SAFE,
    next: 'Let somebody else examine it.',
  },
  'complaint-appealed-once': {
    happened: 'This complaint was already looked at anew',
    safe: SAFE,
    next: 'Open a new one if it is needed.',
  },
  'sanction-other-pack': {
    happened: 'This case was proposed under another pack or version',
    safe: SAFE,
    next: 'Go on under the version that it was opened with.',
  },
  'sanction-no-such-sanction': {
    happened: '{pack} knows no sanction {sanction}',
    safe: SAFE,
    next: 'Choose one that the document names.',
  },
  'sanction-unfounded': {
    happened: '{clause}: a proposal needs what happened in words, and a paper',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'sanction-nobody-answerable': {
    happened: '{clause}: accountability is proposed for people by name',
    safe: SAFE,
    next: 'Say by name who answers for it.',
  },
  'sanction-no-finding': {
    happened: "{clause}: accountability rests on a third party's finding that the mine falls short",
    safe: SAFE,
    next: 'Say which third party found it, and on which day.',
  },
  'sanction-signer-left-out': {
    happened: '{clause}: {people} signed for it too',
    safe: SAFE,
    next: 'Name all who signed; whether somebody is spared is for the deciding department, with its reason.',
  },
  'sanction-nobody': {
    happened: 'Somebody must answer for this by name',
    safe: SAFE,
    next: 'Say by name who answers for it.',
  },
  'sanction-out-of-order': {
    happened: 'This step does not follow here',
    safe: SAFE,
    next: 'Look where the case now stands.',
  },
  'sanction-back-in-time': {
    happened: 'A day lies before what it rests on',
    safe: SAFE,
    next: 'Correct the date and try again.',
  },
  'sanction-no-decision': {
    happened: "{clause}: the decision's paper is missing",
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'sanction-not-removed': {
    happened: '{clause}: this mine is still on its list',
    safe: SAFE,
    next: 'See to its removal first, or choose another measure.',
  },
  'sanction-removal-unsaid': {
    happened: '{clause}: the register does not say that this mine was removed',
    safe: SAFE,
    next: 'Write down by what it was removed.',
  },
  'sanction-no-reason': {
    happened: 'A reason in words is needed',
    safe: SAFE,
    next: 'Give the reason, and who approved it where that is needed.',
  },
  'suspension-other-pack': {
    happened: 'This case was ordered under another pack or version',
    safe: SAFE,
    next: 'Go on under the version that it was opened with.',
  },
  'suspension-not-stated': {
    happened: '{pack} does not stop production for {duty}',
    safe: SAFE,
    next: "Look at the region's document, and let whoever may decide.",
  },
  'suspension-in-time': {
    happened: '{clause}: the mine has time up to {due}',
    safe: SAFE,
    next: 'Wait for the day or the answer.',
  },
  'suspension-listed': {
    happened: '{clause}: the mine is on the list',
    safe: SAFE,
    next: 'Look where the case now stands.',
  },
  'suspension-not-new': {
    happened: '{clause}: the register has this mine as no new one',
    safe: SAFE,
    next: 'Mend the register, or choose another mine.',
  },
  'suspension-exempt': {
    happened: '{clause}: by the register this mine is exempt',
    safe: SAFE,
    next: 'Mend the register, or choose another mine.',
  },
  'suspension-other-day': {
    happened: '{clause}: the register has {since} as the day of production',
    safe: SAFE,
    next: 'Take that day, or mend the register first.',
  },
  'suspension-no-reason': {
    happened: '{clause}: the register does not say that the mine is new, or since when it produces',
    safe: SAFE,
    next: 'Write down the ground.',
  },
  'suspension-back-in-time': {
    happened: 'A day lies before what it rests on',
    safe: SAFE,
    next: 'Correct the date and try again.',
  },
  'suspension-nobody': {
    happened: 'Somebody must answer for this by name',
    safe: SAFE,
    next: 'Say by name who answers for it.',
  },
  'suspension-not-actor': {
    happened: '{clause}: this step is not of this body',
    safe: SAFE,
    next: 'Choose a body that the document names; where it names none, an authority.',
  },
  'suspension-resumed': {
    happened: 'This mine works again already',
    safe: SAFE,
    next: 'Look where the case now stands.',
  },
  'suspension-not-accepted': {
    happened: '{clause}: work is taken up only after a passed acceptance',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'conference-other-pack': {
    happened: 'This conference was convened under another pack or version',
    safe: SAFE,
    next: 'Go on under the version that it was opened with.',
  },
  'conference-not-stated': {
    happened: '{pack} knows no joint conference',
    safe: SAFE,
    next: "Look at the region's document, and let whoever may decide.",
  },
  'conference-not-convener': {
    happened: '{clause}: {convener} convenes it',
    safe: SAFE,
    next: 'Let the body that the document names do it.',
  },
  'conference-not-member': {
    happened: '{clause}: {department} is no member',
    safe: SAFE,
    next: 'Let the body that the document names do it.',
  },
  'conference-no-agenda': {
    happened: 'A conference needs an agenda in words',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'conference-no-case': {
    happened: 'A removal is heard as a case: name it',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'conference-not-each': {
    happened: 'There are {items} items and {opinions} opinions',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
  'conference-back-in-time': {
    happened: "The conference can't be held before it was convened",
    safe: SAFE,
    next: 'Correct the date and try again.',
  },
  'conference-held-already': {
    happened: 'This conference was recorded as held already',
    safe: SAFE,
    next: 'Convene another if there is need.',
  },
  'conference-convener-away': {
    happened: '{clause}: the convener, {convener}, was not there',
    safe: SAFE,
    next: 'Complete it and try again.',
  },
};
