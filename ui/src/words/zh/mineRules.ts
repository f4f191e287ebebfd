/** What the rules ask of a mine as such. */
export const obligations = {
  title: '规则怎么说这座矿山',
  draft: '征求意见稿',
  supervisedBy: '谁监管',
  enterprise: '企业是',
  categories: { new: '新建矿山', expanding: '改扩建矿山', producing: '生产矿山' },
  exempt: '豁免，不计入目标',
  ownClass: '单列一类',
  unsure: (p: { category: string }) => `（是${p.category}才适用；登记册没有写矿山类别）`,
};

/** 名录历史. */
export const listingEnds = {
  title: '名录历史',
  unstated: '没有写',
  registry: (p: { before: string; after: string }) => `登记册：${p.before} → ${p.after}`,
  what: {
    listed: '入库',
    'not-selected': '没有遴选上',
    'not-accepted': '不予受理',
    'not-passed': '没有通过',
    withdrawn: '撤回申请',
    removed: '移出',
    'proposed-national': '建议移出国家级名录',
    kept: '保留',
    'set-aside': '两台机器的记录不一致，已由人定以哪一边为准',
  },
  places: { aside: '没有采用', contested: '有争议' },
  why: (p: { why: string }) => `原因：${p.why}`,
  recorded: (p: { by: string; at: string }) => `${p.by} 记录于 ${p.at}`,
};
