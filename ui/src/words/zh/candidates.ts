/** A draw among those whose applications wait at a station. */
export const candidates = {
  title: '从哪一站等候的申请中抽',
  text: '入抽的正是现在停在这一站的申请，名单冻结后不再增减。',
  none: '这里的规则没有可以抽取的环节',
  optionOf: (p: { title: string; n: string }) => `${p.title}（等候 ${p.n} 座）`,
  unknownDraw: '一次抽取',
  awaited: (p: { title: string }) => `“${p.title}”正在抽取，公布以前不作结论`,
  drawn: (p: { title: string }) => `“${p.title}”抽中`,
  undrawn: (p: { title: string }) => `“${p.title}”未抽中`,
  others: {
    wait: '未抽中的留在这一站，等下一次。',
    pass: '未抽中的不经核查，进入下一站。',
    ask: '文件没有写未抽中的怎么办：照样核查并附材料，或者写明理由和批准人，不经核查进入下一站。',
    verify: '未抽中的照样核查。',
  },
  unverified: '不经核查的理由',
};
