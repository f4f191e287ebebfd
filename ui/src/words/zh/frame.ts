/** Navigation, top bar, status line, command palette. */
export const frame = {
  desk: '工作台',
  mines: '矿山',
  draws: '抽查',
  inspections: '检查',
  documents: '文书',
  rectification: '整改',
  removal: '移出',
  deadlines: '期限',
  sync: '同步',
  settings: '设置',
  navigation: '主导航',
  find: '找矿山、任务、人、文书或命令',
  themeLight: '浅色',
  themeDark: '深色',
  themeSunlight: '日光',
  changeTheme: (p: { now: string }) => `换主题，现在是${p.now}`,
  text: (p: { size: number }) => `字 ${p.size}%`,
  changeText: (p: { size: number }) => `换字号，现在是 ${p.size}%`,
  changeLanguage: '切换中文和英文',
  lock: '锁屏',
  locked: '已锁屏，数据加密存放在本机，换人、关机都不会丢',
  online: '在线',
  offline: '离线',
  notEnrolled: '还没有接入总部',
  lastContact: (p: { when: string }) => `上次连接 ${p.when}`,
  neverContact: '从未连接',
  allSafe: '本机没有待送的东西',
  notAllSafe: (p: { n: number }) => `${p.n} 项检查还没有全部到总部`,
  otherWaiting: (p: { n: number }) => `${p.n} 条记录还没有到总部`,
  disk: (p: { free: string }) => `余 ${p.free}`,
  diskLow: (p: { free: string }) => `磁盘只余 ${p.free}`,
  clockDoubtful: '本机时钟不可信',
  practiceData: '演示数据',
  newerRecords: (p: { n: number }) => `${p.n} 条记录由更新的版本写成，本版本读不了，已原样保存`,
  unreachable: '连不上本机程序',
};

export const palette = {
  label: '查找和命令',
  mine: '矿山',
  inspection: '检查',
  draw: '抽查',
  document: '文书',
  person: '人',
  commands: '命令',
  choose: '选',
  enter: '打开',
  initials: '拼音首字母也行：llg',
  nothing: '没有找到',
  newInspection: '新建检查',
  newDraw: '新建抽查',
  importMines: '导入矿山',
  syncNow: '立即同步',
  theme: (p: { name: string }) => `换成${p.name}主题`,
  text: (p: { size: number }) => `字号 ${p.size}%`,
  language: '换成英文',
  lock: '锁屏，换人',
};

export const time = {
  today: (p: { clock: string }) => `今天 ${p.clock}`,
  yesterday: (p: { clock: string }) => `昨天 ${p.clock}`,
  day: (p: { year: number; month: number; day: number }) =>
    `${p.year} 年 ${p.month} 月 ${p.day} 日`,
  weekday0: '星期日',
  weekday1: '星期一',
  weekday2: '星期二',
  weekday3: '星期三',
  weekday4: '星期四',
  weekday5: '星期五',
  weekday6: '星期六',
  quarterLeft: (p: { quarter: number; left: number }) =>
    `第${'一二三四'[p.quarter - 1]}季度还剩 ${p.left} 天`,
};

export const roles = {
  inspector: '执法人员',
  clerk: '文书岗',
  officer: '管理人员',
  expert: '专家',
};

export const keys = {
  title: '键盘',
  palette: '查找和命令',
  pages: '换页',
  filter: '筛选',
  score: '打分',
  notApplicable: '不涉及',
  full: '满分',
  note: '写说明',
  photo: '拍照',
  move: '上一项、下一项',
  undo: '撤销',
};

export const languages = {
  now: '中',
  other: 'EN',
  chinese: '中文',
  english: 'English',
};
