/** What decides a draw, and the draw on the wall of a meeting room. */
export const ceremony = {
  ruleTitle: '用什么见证',
  ruleText: '冻结时定下，结果要在承诺以后才出来：主持人事先也不会知道。',
  kinds: { dice: '当众掷骰', lottery: '彩票开奖' },
  game: '彩种',
  issue: '期号',
  issueHint: '还没有开奖的一期，照发行机构的写法',
  drawnOn: '开奖日',
  drawnOnHint: '这一期哪一天开奖，如 2026-11-24；到了这一天，承诺过的抽查不能再放弃',
  digitCount: '位数',
  digitHints: {
    dice: '至少 40 颗',
    lottery: '按公布的次序一共几个数字，至少 5 个；两位的球号算两个',
  },
  named: (p: { game: string; issue: string; digits: number }) =>
    `${p.game} 第 ${p.issue} 期，${p.digits} 位`,
  bands: { dice: '见证骰子', lottery: '开奖号码' },
  later: { dice: '承诺之后当众掷出', lottery: '承诺之后开奖' },
  titles: { dice: '当众掷骰，两遍录入', lottery: '开奖号码，两遍录入' },
  texts: {
    dice: (p: { n: number }) =>
      `${p.n} 颗骰子，一人念，一人录；再念一遍，再录一遍。录完即揭晓，不能退回。`,
    lottery: (p: { n: number }) =>
      `${p.n} 个数字，照公布的次序，一人念，一人录；再念一遍，再录一遍。录完即揭晓，不能退回。`,
  },
  only: { dice: '只能是 1 到 6 的数字', lottery: '只能是 0 到 9 的数字' },
  differsAt: (p: { at: number; first: string; second: string }) =>
    `两遍在第 ${p.at} 位不一样（${p.first}、${p.second}），请再念一次`,
  moreDigits: (p: { n: number }) => `还差 ${p.n} 位`,
  tooMany: (p: { n: number }) => `多了 ${p.n} 位`,
  drawnAt: '开奖时间',
  drawnAtHint: '北京时间，照公布的写；承诺必须在这以前',
  beforeReceipt: '开奖早于总部收到承诺的时间：回执证明不了承诺在先，证书上会照实写明。',
  needsDrawnAt: '还要写开奖时间',
  numberSay: (p: { digits: string }) => `号码 ${p.digits}`,
  /** Letters and signs on the keys themselves. */
  keys: { project: 'P', county: '← →', teams: 'T', leave: 'Esc' },
  project: '投影',
  leave: '退出投影',
  pause: '暂停、继续',
  county: '上一个、下一个旗区',
  teams: '检查组、签条',
  presentCount: (p: { n: number }) => `在场见证 ${p.n} 人`,
  notPlayed: '这次抽查停在这里，没有可以演示的。',
};
