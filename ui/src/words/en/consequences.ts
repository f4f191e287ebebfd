/** What follows on a removal or a sanction. */
export const consequences = {
  title: 'What follows on the decision',
  waits: 'Not carried out yet',
  byItself: 'Comes with the decision',
  done: (p: { day: string; by: string; person: string }) => `${p.day}, ${p.by}, ${p.person}`,
  which: 'What was carried out',
  day: 'Carried out on',
  scans: 'Scans',
  body: 'Who did it',
  person: 'Who answers for it',
  names: 'People on the list',
  namesHint: 'Several names between commas',
  proof: 'Announcement, list or receipt',
};
