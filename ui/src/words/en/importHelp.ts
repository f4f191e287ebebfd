import type { Words } from '..';

export const importHelp: Words['importHelp'] = {
  required: (p) => `Columns that must be there: ${p.fields}. Others are read where there are any.`,
  next: 'Plan a draw',
};
