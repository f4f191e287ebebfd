import type { Words } from '..';

export const photoPlace: Words['photoPlace'] = {
  datum: 'Datum',
  unstated: 'the photo names no datum',
  unconverted: (p) => `${p.stated}, as the photo says; not converted`,
  converted: (p) => `converted from ${p.stated}; in the photo ${p.given}`,
};
