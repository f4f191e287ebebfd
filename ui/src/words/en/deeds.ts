import type { Words } from '..';

export const deeds: Words['deeds'] = {
  title: 'What papers must say',
  open: (p) => `${p.n} open`,
  perhaps: 'the registry does not say whether it is asked',
  unread: 'This paper is not recorded yet',
  read: (p) => `Paper of ${p.day}; recorded by ${p.by}, ${p.at}`,
  stands: { yes: 'It says so', no: 'It does not', open: 'To be checked' },
  begin: 'Record and check',
  on: 'Day of the paper',
  scan: 'Scan',
  record: 'Record',
};
