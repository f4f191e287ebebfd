import type { Words } from '..';

export const candidates: Words['candidates'] = {
  title: 'Drawn from those who wait at',
  text: 'Exactly the applications that stand at this station now; the frozen list neither grows nor shrinks.',
  none: 'The rules here have no station where some are drawn',
  optionOf: (p) => `${p.title} (${p.n} waiting)`,
  unknownDraw: 'a draw',
  awaited: (p) => `"${p.title}" is being drawn; nothing is concluded before it is public`,
  drawn: (p) => `Drawn by "${p.title}"`,
  undrawn: (p) => `Not drawn by "${p.title}"`,
  others: {
    wait: 'Those not drawn stay at this station until the next time.',
    pass: 'Those not drawn go on without being verified.',
    ask: "The document doesn't say what becomes of those not drawn: verify it all the same, with the papers, or let it go on with a reason and an approver.",
    verify: 'Those not drawn are verified all the same.',
  },
  unverified: 'Why it goes on without being verified',
};
