/** 定期报送。 */
export const reports = {
  handIn: '报送',
  period: (p: { from: string; to: string }) => `${p.from} 至 ${p.to} 这一期`,
  to: (p: { to: string }) => `报 ${p.to}`,
  on: '报送日期',
  paper: '报送的报告',
  paperHint: '报出去的那一份，扫描件或原文件。',
  submit: '记下报送',
  done: '已记下报送',
  title: '已报送',
  of: (p: { to: string; on: string; by: string }) => `${p.to} 这一期，${p.on} 报送，${p.by}记录`,
  late: '晚于规定日期',
  save: (p: { name: string }) => `取出：${p.name}`,
  saved: (p: { path: string }) => `已存到 ${p.path}`,
};
