/** Drafts that an officer switches on for the desk's region. */
export const packSwitch = {
  mark: '草案，尚未生效',
  held: (p: { region: string; title: string }) =>
    `${p.region}按《${p.title}》办理。这是草案，尚未生效。`,
  absent: (p: { region: string; pack: string; version: number }) =>
    `${p.region}已启用 ${p.pack} 第 ${p.version} 版。本机没有这一版或读不懂，在这里仍按原来的规则办理；请更新程序。`,
  on: '已启用：草案，尚未生效',
  title: '在本地区启用这份草案',
  text: (p: { region: string }) =>
    `启用后，${p.region}新开始的检查、抽查和案件按这份草案办理，已经开始的仍按原来的规则办完。启用和停用都有记录，并同步到其他机器。`,
  own: (p: { region: string; version: number }) => `${p.region}已启用第 ${p.version} 版`,
  reason: '理由',
  reasonHint: '例如：厅务会决定试行',
  switchOn: '启用',
  switchOff: '停用',
  officers: '只有管理人员可以启用或停用。',
  history: '启用与停用的记录',
  none: '还没有人启用过。',
  saidOn: (p: { by: string; region: string; version: number }) =>
    `${p.by}为${p.region}启用第 ${p.version} 版`,
  saidOff: (p: { by: string; region: string; version: number }) =>
    `${p.by}为${p.region}停用第 ${p.version} 版`,
  states: {
    holds: '现在按它办理',
    absent: '本机没有这一版',
    passed: '后来的版本已不是草案',
    off: '已停用',
    earlier: '之后另有决定',
  },
  visit: { draft: '按草案检查，尚未生效', ended: '规则已到期', absent: '所用规则本机没有' },
};
