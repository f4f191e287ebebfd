import type { Words } from '..';
import { n } from './plural';
import { things } from './waiting';

export const sync: Words['sync'] = {
  titleHere: (p) => `${n(p.n, 'record is', 'records are')} on this machine only.`,
  titleSafe: (p) =>
    p.n
      ? `${n(p.n, 'task is', 'tasks are')} at headquarters, nothing waits here.`
      : 'Nothing on this machine is waiting.',
  titleOther: (p) => `${things(p)} wait to go to headquarters.`,
  titleWaiting: (p) => {
    const waiting = `${things(p)} to go`;
    const safe = `${n(p.safe, 'task is', 'tasks are')} at headquarters`;
    if (p.open) return `${safe}, ${p.open} not complete: ${waiting}.`;
    return p.safe ? `${safe}; ${waiting}.` : `${waiting}.`;
  },
  notEnrolledText:
    'Not enrolled at headquarters yet. Until then everything works; all data is here, encrypted.',
  contact: (p) => `Last contact ${p.when}, ${p.server}`,
  noContact: (p) => `No contact with ${p.server} so far`,
  now: 'Sync now',
  running: 'Syncing',
  goesByItself: 'Sent by itself when there is a network, and resumed when it breaks',
  nothingWaits: 'Nothing waits',
  done: (p) =>
    p.records || p.blobs || p.got ? `Sent ${things(p)}, received ${p.got}` : 'Nothing new to send',
  progress: {
    head: 'Calling headquarters',
    sending: 'Sending records',
    receiving: "Receiving others' records",
    blobs: 'Sending attachments',
    fetching: 'Receiving attachments',
  },
  ofTotal: (p) => `${p.done} / ${p.total}`,
  task: 'Task',
  content: 'Content',
  stations: { here: 'Here', way: 'Way', headquarters: 'HQ' },
  where: 'Where it is',
  custody: {
    here: 'On this machine only',
    'on-its-way': 'On its way',
    headquarters: 'Safe at headquarters',
  },
  records: (p) => n(p.n, 'record', 'records'),
  photos: (p) => n(p.n, 'photo', 'photos'),
  receiptLine: (p) => `Receipt ${p.code}　${p.when}`,
  waitingLine: (p) =>
    `${n(p.records, 'record', 'records')}, ${n(p.photos, 'photo', 'photos')} to go　changed ${p.when}`,
  emptyTitle: 'No task yet',
  emptyText: 'As soon as a draw or an inspection begins, you see here where it is.',
  legend:
    'Only a receipt from headquarters counts as "safe at headquarters". Until then this machine\'s copy is never cleared.',
  stuck: (p: { n: number }) =>
    p.n === 1 ? '1 file did not get through' : `${p.n} files did not get through`,
  stuckKinds: {
    photo: 'photo',
    ink: 'handwritten signature',
    document: 'document',
    sheet: 'imported sheet',
    draw: 'list or certificate of a draw',
    other: 'file',
  },
  notSent: 'Not sent: ',
  notReceived: 'Not received: ',
  stuckNote:
    'The records themselves are not touched and other files go on; each exchange tries these again.',
  receipts: 'Receipts',
  receiptCount: (p) => `${p.n}`,
  upTo: (p) => `to no. ${p.seq}`,
  noReceipts: 'No receipt yet',
  enrolTitle: 'Enrol at headquarters',
  enrolText:
    "With an invitation from headquarters' administrator, good for one time. Headquarters then certifies this machine and your signing key.",
  invitation: 'Invitation',
  invitationHint: 'Paste the whole invitation here',
  fromFile: 'From a file',
  enrol: 'Enrol',
  enrolling: 'Enrolling',
  enrolled: 'Enrolled at headquarters',
};
