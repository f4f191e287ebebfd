import type { Words } from '../..';

export const removals: Words['problems']['removals'] = {
  'removal-no-such-ground': {
    happened: 'This jurisdiction has no such ground',
    safe: 'Nothing was changed.',
    next: 'Choose one of its own grounds.',
  },
  'removal-no-evidence': {
    happened: 'Evidence that this ground asks for is missing: {missing}',
    safe: 'Nothing was changed.',
    next: 'Attach the evidence.',
  },
  'removal-no-reason': {
    happened: 'This ground needs a reason in words',
    safe: 'Nothing was changed.',
    next: 'Write the reason.',
  },
  'removal-not-failed': {
    happened: 'This ground needs a rectification that failed',
    safe: 'Nothing was changed.',
    next: 'Rectification and re-check come first.',
  },
  'removal-no-feedback': {
    happened:
      '{clause}: who found it must be said; what a department found comes with its letter and opinion',
    safe: 'Nothing was changed.',
    next: 'Say who found it.',
  },
  'removal-not-verified': {
    happened: 'The ground is not verified, or was found not to hold',
    safe: 'The mine stays on the list.',
    next: 'Verify it first.',
  },
  'removal-no-conference': {
    happened: 'The joint conference is heard first',
    safe: 'The mine stays on the list.',
    next: 'Record the conference first.',
  },
  'removal-not-decider': {
    happened: 'This body does not decide on this removal, nor end it',
    safe: 'The mine stays on the list.',
    next: 'Report to who decides.',
  },
  'removal-national-only-proposed': {
    happened: 'The national list is decided elsewhere; here a removal can only be proposed',
    safe: 'The mine stays on the list.',
    next: 'Propose the removal instead.',
  },
  'removal-out-of-order': {
    happened: 'This case is already verified or concluded',
    safe: 'Nothing was changed.',
    next: 'Open it to see the result.',
  },
  'removal-back-in-time': {
    happened: 'The day lies before what it rests on',
    safe: 'Nothing was changed.',
    next: 'Correct the day.',
  },
  'removal-other-pack': {
    happened: 'This case was reported under another version of the rules',
    safe: 'Nothing was changed.',
    next: 'Use that version.',
  },
  'removal-nobody': {
    happened: 'Nobody answers for this by name',
    safe: 'Nothing was changed.',
    next: 'Name who answers for it.',
  },
  'removal-not-on-list': {
    happened: 'The register has this mine on no such list',
    safe: 'Nothing was changed.',
    next: 'Choose a list that it is on; if the register is wrong, correct it first.',
  },
  'removal-not-verifier': {
    happened: 'A body verifies, not the enterprise or a third party',
    safe: 'Nothing was changed.',
    next: 'Choose the body that verified.',
  },
  'removal-early-conference': {
    happened: '{clause}: the conference met before the ground was verified',
    safe: 'The mine stays on the list.',
    next: 'Use the opinion of a later conference.',
  },
  'removal-own-report': {
    happened: '{clause}: the body that reports does not decide',
    safe: 'The mine stays on the list.',
    next: 'Enter the body above that decided.',
  },
  'removal-no-decision': {
    happened: 'No document names who decides: the decision must be attached',
    safe: 'The mine stays on the list.',
    next: 'Attach the decision of the body that took it.',
  },
  'removal-heard-here': {
    happened: 'The joint conference {number} has heard this removal',
    safe: 'The mine stays on the list.',
    next: 'Reload the page and use its opinion.',
  },
  'case-needs-scan': {
    happened: 'This step belongs to "{bodies}": entering it for them needs its paper',
    safe: 'Nothing was changed.',
    next: 'Attach a scan or photo of the signed paper.',
  },
};
