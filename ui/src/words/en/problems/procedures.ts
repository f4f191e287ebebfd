import type { Words } from '../..';

export const procedures: Words['problems']['procedures'] = {
  'calendar-file': {
    happened: 'The calendar file cannot be read: {message}',
    safe: 'The calendar in use is unchanged.',
    next: 'Correct the file and load it again.',
  },
  'calendar-format': {
    happened: 'The calendar file has format {found}, expected {expected}',
    safe: 'The calendar in use is unchanged.',
    next: 'Choose another file.',
  },
  'calendar-year': {
    happened: "The calendar's year is not between 1950 and 2200",
    safe: 'The calendar in use is unchanged.',
    next: 'Correct the year and load it again.',
  },
  'calendar-out-of-year': {
    happened: "A day in the calendar belongs to another year's arrangement",
    safe: 'The calendar in use is unchanged.',
    next: 'Correct the day and load it again.',
  },
  'calendar-backwards': {
    happened: 'A holiday ends before it begins',
    safe: 'The calendar in use is unchanged.',
    next: 'Correct the days and load it again.',
  },
  'calendar-twice': {
    happened: 'A day is named twice',
    safe: 'The calendar in use is unchanged.',
    next: 'Remove one and load it again.',
  },
  'calendar-no-weekend': {
    happened: 'A make-up workday is no Saturday or Sunday',
    safe: 'The calendar in use is unchanged.',
    next: 'Correct the day and load it again.',
  },
  'calendar-year-twice': {
    happened: 'A year stands twice in the bundle',
    safe: 'The calendar in use is unchanged.',
    next: 'Ask headquarters for a new bundle.',
  },
  'calendar-no-bundle': {
    happened: 'This is no calendar bundle',
    safe: 'The calendar in use is unchanged.',
    next: 'Choose another file.',
  },
  'calendar-bad-signature': {
    happened: 'Headquarters did not sign this calendar bundle',
    safe: 'The calendar in use is unchanged.',
    next: 'Ask headquarters for a fresh file.',
  },
  'calendar-older': {
    happened: 'This bundle is older than the one in use',
    safe: 'The calendar in use is unchanged.',
    next: 'Look for the newest one.',
  },
  'limit-before-notice': {
    happened: 'The limit comes before the notice',
    safe: 'Nothing was changed.',
    next: 'Choose a day after the notice.',
  },
  'limit-too-long': {
    happened: 'The limit is too long; {longest} is the latest',
    safe: 'Nothing was changed.',
    next: 'Choose an earlier day.',
  },
  'limit-needs-reason': {
    happened: 'In principle {longest} is the latest; longer needs a reason and who approves it',
    safe: 'Nothing was changed.',
    next: 'Give reason and approver, or choose an earlier day.',
  },
  'rectification-no-problem': {
    happened: 'The notice names no problem',
    safe: 'Nothing was changed.',
    next: 'Name at least one problem.',
  },
  'rectification-no-measure': {
    happened: 'A problem has no measure',
    safe: 'Nothing was changed.',
    next: 'Give each problem a measure.',
  },
  'rectification-out-of-order': {
    happened: 'This step does not follow here',
    safe: 'Nothing was changed.',
    next: 'Take the step before it first.',
  },
  'rectification-back-in-time': {
    happened: 'The day lies before the last step',
    safe: 'Nothing was changed.',
    next: 'Correct the day.',
  },
  'rectification-no-evidence': {
    happened: 'There is no evidence',
    safe: 'Nothing was changed.',
    next: 'Add a photo or a file.',
  },
  'rectification-no-extension': {
    happened: "This jurisdiction's document allows no extension",
    safe: 'Nothing was changed.',
    next: 'Keep to the limit.',
  },
  'rectification-unfounded': {
    happened: 'An extension needs a reason, an approver and a later day',
    safe: 'Nothing was changed.',
    next: 'Give all three.',
  },
  'rectification-not-each': {
    happened: 'The re-check does not answer for each problem',
    safe: 'Nothing was changed.',
    next: 'Answer for each problem.',
  },
  'rectification-nobody': {
    happened: 'Nobody is named for the re-check',
    safe: 'Nothing was changed.',
    next: 'Name who did it.',
  },
  'rectification-no-third-party': {
    happened: "The re-check is the third party's, and its result is missing",
    safe: 'Nothing was changed.',
    next: 'Attach its result.',
  },
  'case-not-here': {
    happened: 'The opening of this case has not come here',
    safe: 'Nothing was changed.',
    next: 'Exchange first.',
  },
  'case-in-conflict': {
    happened: 'Two machines each recorded a step',
    safe: 'Both are kept.',
    next: 'Say first which one stands.',
  },
  'case-moved-on': {
    happened: 'This case went on while you looked at it',
    safe: 'Nothing was changed.',
    next: 'Look at the new step first.',
  },
  'case-no-conflict': {
    happened: 'This case is in no conflict',
    safe: 'Nothing was changed.',
    next: 'Go on as usual.',
  },
  'case-no-branch': {
    happened: 'What was chosen is no side of the conflict',
    safe: 'Nothing was changed.',
    next: 'Choose one of the sides.',
  },
  'case-no-reason': {
    happened: 'No reason why this side stands',
    safe: 'Nothing was changed.',
    next: 'Write the reason.',
  },
  'case-newer': {
    happened: 'A newer version wrote in this case',
    safe: 'Nothing was changed.',
    next: 'Update, then go on.',
  },
  'rectification-not-yet': {
    happened: 'A re-check comes after evidence, or once the limit ({limit}) has passed',
    safe: 'Nothing was changed.',
    next: 'Record evidence first, or wait for the limit.',
  },
  'rectification-exists': {
    happened: 'A notice was issued for these problems already',
    safe: 'Nothing was changed.',
    next: 'Open that one.',
  },
  'not-a-day': {
    happened: '"{text}" is not a day',
    safe: 'Nothing was changed.',
    next: 'Write it as 2026-03-05.',
  },
  'day-to-come': {
    happened: '{on} is still to come: today is {today}',
    safe: 'Nothing was changed.',
    next: 'Write the day on which it happened; if today is wrong, set the clock of this machine first.',
  },
  'pack-not-here': {
    happened: 'The rules {id} of this case are not here',
    safe: 'Nothing was changed.',
    next: 'Install that version of the rules.',
  },
};
