import type { Words } from '..';
import { n } from './plural';

export const ceremony: Words['ceremony'] = {
  ruleTitle: 'What decides',
  ruleText:
    'Fixed with the list, and known only after the commitment: not even the officer knows it before.',
  kinds: { dice: 'Dice in public', lottery: 'A lottery' },
  game: 'Game',
  issue: 'Issue',
  issueHint: 'One that is not drawn yet, as its publisher numbers it',
  drawnOn: 'Day of the lottery',
  drawnOnHint:
    'When this issue is drawn, such as 2026-11-24; from that day on, a draw that is committed to cannot be abandoned',
  digitCount: 'Digits',
  digitHints: {
    dice: 'At least 40',
    lottery: 'How many in the published order, at least 5; a ball of two digits counts twice',
  },
  named: (p) => `${p.game}, issue ${p.issue}, ${n(p.digits, 'digit', 'digits')}`,
  bands: { dice: 'Witness dice', lottery: 'Lottery result' },
  later: { dice: 'rolled in public after the commitment', lottery: 'drawn after the commitment' },
  titles: { dice: 'Roll dice in public, enter them twice', lottery: 'Enter the result twice' },
  texts: {
    dice: (p) =>
      `${n(p.n, 'die', 'dice')}. One reads, one types; then once more. Entering reveals: there is no way back.`,
    lottery: (p) =>
      `${n(p.n, 'digit', 'digits')} in the published order. One reads, one types; then once more. Entering reveals: there is no way back.`,
  },
  only: { dice: 'Only digits from 1 to 6', lottery: 'Only digits from 0 to 9' },
  differsAt: (p) => `The entries differ at digit ${p.at} (${p.first}, ${p.second}): read it again`,
  moreDigits: (p) => `${p.n} more`,
  tooMany: (p) => `${p.n} too many`,
  drawnAt: 'When it was drawn',
  drawnAtHint: 'China time, as published; the commitment must be older',
  beforeReceipt:
    'It was drawn before headquarters received the commitment: the receipt does not prove which came first, and the certificate will say so.',
  needsDrawnAt: 'The time of the draw is missing',
  numberSay: (p) => `Number ${p.digits}`,
  keys: { project: 'P', county: '← →', teams: 'T', leave: 'Esc' },
  project: 'Project',
  leave: 'Leave',
  pause: 'Pause, go on',
  county: 'Last, next county',
  teams: 'Teams, lots',
  presentCount: (p) => `${n(p.n, 'person', 'people')} present`,
  notPlayed: 'This draw stands here: there is nothing to play.',
};
