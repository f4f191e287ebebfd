/** What waits to be sent, naming only what there is. */
export function things(p: { records: number; blobs: number }): string {
  const records = p.records || !p.blobs ? [`${p.records} 条记录`] : [];
  return [...records, ...(p.blobs ? [`${p.blobs} 个附件`] : [])].join('、');
}
