import type { Words } from '../..';

export const deeds: Words['problems']['deeds'] = {
  'deed-not-asked': {
    happened: 'These rules ask for nothing in this paper of this mine',
    safe: 'Nothing was recorded.',
    next: "Choose the paper anew on the mine's page.",
  },
  'deed-no-point': {
    happened: 'A point is not one that is asked of this paper, or it was said twice',
    safe: 'Nothing was recorded.',
    next: 'Close the form, open it again, and check anew.',
  },
  'deed-needs-scan': {
    happened: 'What a paper says is recorded with its scan',
    safe: 'Nothing was recorded.',
    next: 'Hand in the scan, then record.',
  },
};
