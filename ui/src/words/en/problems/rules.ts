import type { Words } from '../..';

export const rules: Words['problems']['rules'] = {
  'card-incomplete': {
    happened: 'A card needs its number and who issued it',
    safe: 'Nothing was recorded.',
    next: 'Fill in both as the card has them.',
  },
  'person-days': {
    happened: 'The last day is before the first',
    safe: 'Nothing was recorded.',
    next: 'Check both days.',
  },
  'card-unknown': {
    happened: 'No such card stands here',
    safe: 'Nothing was recorded.',
    next: 'It may have been withdrawn already.',
  },
  'interest-in-nothing': {
    happened: 'Nobody said what the interest is in',
    safe: 'Nothing was recorded.',
    next: 'Choose a mine, a holder or an agency.',
  },
  'interest-unknown': {
    happened: 'This interest does not stand here any more',
    safe: 'Nothing was recorded.',
    next: 'It may have been withdrawn already.',
  },
  'annex-empty': {
    happened: 'The file is empty',
    safe: 'No checklist was recorded.',
    next: 'Choose another file.',
  },
  'annex-no-columns': {
    happened:
      "The columns can't be told: first-level indicator, third-level indicator and points are needed",
    safe: 'No checklist was recorded.',
    next: 'Say what each column means, or mend the header and come back.',
  },
  'annex-map-field': {
    happened: 'A column was given a meaning that there is not',
    safe: 'No checklist was recorded.',
    next: "Choose the column's meaning again.",
  },
  'annex-too-long': {
    happened: 'Too many rows for a checklist',
    safe: 'No checklist was recorded.',
    next: 'Make sure that this is the annex.',
  },
  'annex-rejected': {
    happened: 'This is no whole checklist: {message}',
    safe: 'No checklist was recorded.',
    next: 'Mend it and come back.',
  },
  'annex-bad-id': {
    happened: 'The id "{id}" can\'t be used',
    safe: 'No checklist was recorded.',
    next: 'Use small letters, digits and hyphens only.',
  },
  'annex-id-taken': {
    happened: 'The id "{id}" belongs to a table that ships',
    safe: 'No checklist was recorded.',
    next: 'Choose another id.',
  },
  'checklist-not-arrived': {
    happened:
      'This visit was made with checklist {id}, version {version}, which has not arrived here',
    safe: 'Everything that was entered is kept.',
    next: 'Synchronise, or import the same annex here.',
  },
  'calendar-not-joined': {
    happened: "This computer has not joined headquarters and can't tell its signature",
    safe: 'The calendar in use is unchanged.',
    next: 'Join headquarters on the page "Sync" first.',
  },
  'cap-no-region': {
    happened: 'There is no such region',
    safe: 'Nothing was recorded.',
    next: 'Choose the region again.',
  },
  'cap-no-cap': {
    happened: 'A cap is at least 1 visit, in a year between 2024 and 2200',
    safe: 'Nothing was recorded.',
    next: 'Correct it and record it.',
  },
  'cap-no-source': {
    happened: 'The document that published the cap is missing',
    safe: 'Nothing was recorded.',
    next: 'Enter its title and number.',
  },
  'clause-unknown': {
    happened: 'There is no clause {id}',
    safe: 'Nothing was changed.',
    next: 'Check the number.',
  },
  'pack-unknown': {
    happened: 'There is no policy pack {id}',
    safe: 'Nothing was changed.',
    next: 'Check the id.',
  },
  'pack-file': {
    happened: "The policy pack can't be read: {message}",
    safe: 'The rules in use are unchanged.',
    next: 'Mend the lines that are named.',
  },
  'pack-too-large': {
    happened: 'The pack file has more than 1 MiB',
    safe: 'Nothing was recorded.',
    next: 'Check whether it is the right file.',
  },
  'pack-no-reason': {
    happened: 'Putting a pack into use needs a reason',
    safe: 'Nothing was recorded.',
    next: 'Give a reason and try again.',
  },
  'pack-in-use': {
    happened: '{id} version {version} is in use already',
    safe: 'Nothing was recorded.',
    next: 'There is nothing to do. If the file was changed, raise its version.',
  },
  'not-a-day': {
    happened: '"{text}" is no day such as 2026-04-28',
    safe: 'Nothing was changed.',
    next: 'Correct the day.',
  },
  'switch-no-region': {
    happened: '"{id}" is no region code',
    safe: 'Nothing was recorded.',
    next: 'Check the region that you work for.',
  },
  'switch-no-pack': {
    happened: 'There is no policy pack {id} on this computer',
    safe: 'Nothing was recorded.',
    next: 'Update the program and try again.',
  },
  'switch-no-draft': {
    happened:
      '{id} is no draft: rules in force hold by themselves, and those that have ended are chosen for a single case',
    safe: 'Nothing was recorded.',
    next: 'There is nothing to switch.',
  },
  'switch-elsewhere': {
    happened: '{id} is a draft of another region',
    safe: 'Nothing was recorded.',
    next: 'An officer there can switch it on.',
  },
  'switch-no-reason': {
    happened: 'Switching a draft on or off needs a reason',
    safe: 'Nothing was recorded.',
    next: 'Enter the reason.',
  },
  'switch-already-on': {
    happened: '{id} is switched on here already',
    safe: 'Nothing was recorded.',
    next: 'There is nothing to do.',
  },
  'switch-not-on': {
    happened: '{id} is not switched on for this very region',
    safe: 'Nothing was recorded.',
    next: 'A wider region that switched it on can switch it off.',
  },
};
