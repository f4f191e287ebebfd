import { n } from './plural';

/** What waits to be sent, naming only what there is. */
export function things(p: { records: number; blobs: number }): string {
  const records = p.records || !p.blobs ? [n(p.records, 'record', 'records')] : [];
  return [...records, ...(p.blobs ? [n(p.blobs, 'attachment', 'attachments')] : [])].join(' and ');
}
