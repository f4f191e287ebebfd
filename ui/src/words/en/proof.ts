import type { Words } from '..';

export const proof: Words['proof'] = {
  title: 'Proof',
  received: (p) => `Headquarters received the commitment at ${p.when}`,
  notReceived: 'No receipt from headquarters yet',
  countersigned: (p) => `${p.who} countersigned at ${p.when}`,
  countersign: 'Countersign',
  countersignText:
    'With no connection, two people who did not make the draw countersign, each with their own passphrase. It counts only before the witness event.',
  escrowed:
    'The secret is sealed for headquarters: after three days without a reveal, headquarters can reveal it.',
  notEscrowed: 'No key of headquarters is known, so the secret is not in escrow.',
  opened: (p) => `The officer revealed nothing for three days; headquarters did at ${p.when}.`,
  openedNext:
    "Headquarters signed in the officer's place, and a later reveal by the officer changes nothing. Next: those who were there sign; those who hold the draw release it, and replace people and mines.",
  takeOver: "Take over headquarters' reveal",
  takeOverText:
    'Three days after the witness event headquarters opens what was not revealed; machines that hold the draw take that over with an exchange. With no connection, drop the .opened.json file that it gave out here, or choose it; the others get it with the next exchange.',
  stands:
    'There is another draw of the same period and scope. Headquarters received this one first, so it stands.',
  void: 'Headquarters received another draw of the same period and scope first. This one is void.',
  undecided:
    'There is another draw of the same period and scope, and headquarters has received neither: none of them counts.',
  toOther: 'To that draw',
  repeats: 'The same list as that of the abandoned draw.',
  toFirst: 'To the first',
  abandoned: (p) => `${p.who} abandoned this draw at ${p.when}: ${p.reason}`,
  abandonedFor: (p) => `Abandoned: ${p.reason}`,
  abandon: 'Abandon this draw',
  abandonText:
    'Before the witness event, by somebody who did not make the draw, with a reason. Commitment and reason stay on record.',
  setAside: 'Set this list aside',
  setAsideText:
    'Nothing is committed to and nothing was drawn: whoever froze the list may set it aside alone, with a reason. List and reason stay on record.',
  repeat: 'Draw again from the same list',
  reason: 'Reason',
  who: 'By whom',
  approver: 'Approved by',
  nobodyElse: 'There is nobody else on this machine: add somebody in the settings first.',
  changes: 'Changes after the draw',
  changesText:
    "People and mines change by the order that was drawn, and somebody who did not make the draw approves. What was drawn first stays visible. An approval can't be taken back.",
  person: 'Replace somebody',
  mine: 'Replace a mine',
  whichMine: 'Which mine',
  out: 'Who leaves',
  personReason:
    'Reason (illness, recusal on the day …; not public, the certificate has only its fingerprint)',
  result: 'What was found',
  results: { shut: 'shut', refused: 'refused the check', unreachable: "can't be reached" },
  photo: 'Photo of it',
  photoText: 'Drop a photo here, or choose one',
  replace: 'Take the next person',
  substitute: 'Take the next ticket',
  replaced: (p) => `${p.mine}: ${p.person} takes the place of ${p.out}, approved by ${p.approver}`,
  dropped: (p) =>
    `${p.mine}: ${p.who} replaced ${p.out || 'the mine'} on another machine at ${p.when}. A change that came first counts, and this one doesn't`,
  substituted: (p) =>
    `${p.mine} ${p.result}: ${p.substitute} is checked instead, approved by ${p.approver}`,
};
