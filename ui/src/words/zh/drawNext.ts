/** Who or what comes next, shown before anybody approves it. */
export const drawNext = {
  lack: '接下来是谁、是哪座矿山',
  title: '批准以前先看清：按抽出的次序，接下来是',
  person: (p: { name: string; department: string }) =>
    p.department ? `${p.name}（${p.department}）` : p.name,
  personWhy: (p: { visits: number; ticket: string }) =>
    `在能去的人里任务最少（现有 ${p.visits} 次）；任务一样多的，签号最小：${p.ticket}…`,
  passed: {
    team: (p: { names: string }) => `跳过：${p.names}，在这支队里，或已退出`,
    recusal: (p: { names: string }) => `跳过：${p.names}，对这座矿山的企业要回避`,
    cap: (p: { names: string }) => `跳过：${p.names}，任务已到上限`,
  },
  nobody: '没有人能接替：其余的人都要回避、已到上限，或已在队里。换不了。',
  mineWhy: (p: { stratum: string; ticket: string }) =>
    `${p.stratum}里还没轮到的矿山中签号最小：${p.ticket}…`,
  team: (p: { names: string }) => `原队前往：${p.names}`,
  instead: (p: { name: string; before: string }) =>
    `${p.name}（${p.before} 对这家企业要回避，由次序上的下一位去）`,
  vacant: (p: { before: string }) => `空缺（${p.before} 对这家企业要回避，没有人能接替）`,
  noMine: '这一层没有别的矿山了。换不了。',
};
