/** What follows on a removal or a sanction. */
export const consequences = {
  title: '决定之后要办的',
  waits: '还没有办',
  byItself: '随决定生效',
  done: (p: { day: string; by: string; person: string }) => `${p.day}　${p.by}　${p.person}`,
  which: '办了哪一项',
  day: '办理日期',
  scans: '扫描件',
  body: '由谁办的',
  person: '谁签发的',
  names: '列入名单的人',
  namesHint: '几个人用顿号隔开',
  proof: '公告、名单或回执',
};
