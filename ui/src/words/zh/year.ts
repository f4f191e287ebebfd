/** The plan of a year over its four quarters. */
export const year = {
  title: '年度计划',
  of: (p: { region: string; year: number }) => `${p.region} ${p.year} 年度抽查计划`,
  text: '各旗区县四个季度各抽几座。每季度抽取时，座数从这里带出。',
  region: '换一个地区',
  thisYear: (p: { year: number }) => `${p.year} 年`,
  county: '旗区县',
  n: '基数',
  needed: '全年应查',
  quarter: (p: { n: number }) => `第 ${p.n} 季度`,
  sum: '合计',
  basis: '依据',
  drawn: (p: { n: number }) => `已抽 ${p.n}`,
  quarterOf: (p: { name: string; n: number }) => `${p.name}第 ${p.n} 季度的座数`,
  proposed: '按规则填好：每季度都要查，四个季度合起来够全年的数。可以改，不能少。',
  open: '文件没有规定分到哪个季度，由您填。四个季度合起来要够全年的数。',
  whole: (p: { needed: number; sum: number }) =>
    `全地区全年应查 ${p.needed} 座，现在合计 ${p.sum} 座。`,
  adopt: '记下这份计划',
  adopted: (p: { who: string; when: string }) => `${p.who} 于 ${p.when} 定；重新记下以新的为准。`,
  done: '年度计划已记下',
  byPlan: (p: { n: number }) => `年度计划本季度 ${p.n} 座`,
};
