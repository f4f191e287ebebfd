import type { Words } from '..';

export const closing: Words['closing'] = {
  unsigned: 'Not signed in person yet',
  unsignedText:
    'On finalising or signing out, everybody vouches with their own key for what they recorded; until then it is shown so.',
  late: (p) =>
    p.n === 1 ? 'One record arrived after finalising' : `${p.n} records arrived after finalising`,
  lateText: 'All are kept; they are no part of what was finalised and signed.',
  lateMark: 'arrived after the end',
};
