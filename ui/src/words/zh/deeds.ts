/** 出让公告、合同一类文件里要写明什么. */
export const deeds = {
  title: '文件里要写明的',
  open: (p: { n: number }) => `待补 ${p.n} 处`,
  perhaps: '登记册没有写明是否适用',
  unread: '还没有登记这份文件',
  read: (p: { day: string; by: string; at: string }) => `文件日期 ${p.day}；${p.by} 记录于 ${p.at}`,
  stands: { yes: '已写明', no: '没有写', open: '待核对' },
  begin: '登记并核对',
  on: '文件日期',
  scan: '扫描件',
  record: '记录',
};
