const NOT_FROZEN = '没有冻结，表里填的都在。';
const SAME = '什么都没有记录。';
const FROZEN = '冻结的名单没有变，也没有承诺。';

/** Plans of draws. */
export const draws = {
  'draw-period': {
    happened: '“{found}”不是这种抽查的计划期',
    safe: NOT_FROZEN,
    next: '季度写成 2026-Q4，年度写成 2026。',
  },
  'draw-other-year': {
    happened: '计划期“{found}”不在 {year} 年，名单却只能照这一年已抽的矿山、上限和矿山总数来定',
    safe: NOT_FROZEN,
    next: '改成 {year} 年的计划期，或等那一年到了再冻结。',
  },
  'draw-full-width': {
    happened: '计划期第 {position} 个字是全角“{found}”',
    safe: NOT_FROZEN,
    next: '改成半角“{plain}”。',
  },
  'draw-clause-unknown': {
    happened: '本地规则里没有条款 {clause}',
    safe: NOT_FROZEN,
    next: '从列出的条款里选。',
  },
  'draw-snapshot-passed': {
    happened: '名单是 {seen} 看的，今天是 {today}',
    safe: NOT_FROZEN,
    next: '重新看一遍预览，再冻结。',
  },
  'draw-filter-empty': {
    happened: '缩小范围的条件没有选值',
    safe: NOT_FROZEN,
    next: '选上，或去掉这个条件。',
  },
  'draw-filter-twice': {
    happened: '同一个条件写了两次',
    safe: NOT_FROZEN,
    next: '留下一个。',
  },
  'draw-filter-unsourced': {
    happened: '本地规则没有允许这样缩小范围',
    safe: NOT_FROZEN,
    next: '写明允许的文件和条款，或去掉条件。',
  },
  'draw-lists-named': {
    happened: '规则（{clause}）已经写明从哪些名录里抽',
    safe: NOT_FROZEN,
    next: '不另选名录，再冻结。',
  },
  'draw-lists-unsourced': {
    happened: '只抽一部分名录，没有写明依据',
    safe: NOT_FROZEN,
    next: '写明依据的文件，或一个也不选。',
  },
  'draw-no-station': {
    happened: '候选中抽取要写明从哪一站等候的申请中抽',
    safe: NOT_FROZEN,
    next: '选好环节，再冻结。',
  },
  'draw-not-drawn-at': {
    happened: '“{station}”这一站不抽取',
    safe: NOT_FROZEN,
    next: '换一个环节，或换一种抽查。',
  },
  'draw-lists-of-candidates': {
    happened: '候选中抽取只抽等候的申请，不按名录',
    safe: NOT_FROZEN,
    next: '一个名录也不选，再冻结。',
  },
  'draw-quota-twice': {
    happened: '{region} 写了两个座数',
    safe: NOT_FROZEN,
    next: '留下一个。',
  },
  'draw-quota-elsewhere': {
    happened: '{region} 不在抽查范围里',
    safe: NOT_FROZEN,
    next: '去掉它的座数，或换一个范围。',
  },
  'draw-over-cap': {
    happened: '有 {mines} 座矿山的企业今年已到检查频次上限（CN-4）',
    safe: NOT_FROZEN,
    next: '定下它们入不入抽，写明理由。',
  },
  'draw-reason-missing': { happened: '没有写理由', safe: SAME, next: '写明理由再来。' },
  'draw-no-period': { happened: '没有写计划期', safe: SAME, next: '写明是哪一期。' },
  'exclusion-own': {
    happened: '自己提出的，自己不能定',
    safe: SAME,
    next: '请另一个人登录后决定。',
  },
  'exclusion-settled': {
    happened: '这一条已经定过',
    safe: '先前的决定不变。',
    next: '不需要再做什么。',
  },
  'draw-not-approved': {
    happened: '这份计划还没有第二个人批准',
    safe: FROZEN,
    next: '请能看到这次抽查的另一个人登录后批准。',
  },
  'draw-own-approval': {
    happened: '冻结名单的人不能自己批准',
    safe: FROZEN,
    next: '请另一个人登录后批准。',
  },
  'draw-already-approved': {
    happened: '这份计划已经批准过',
    safe: '先前的批准有效。',
    next: '去承诺。',
  },
  'draw-approved-too-late': {
    happened: '已经承诺，再批准就晚了',
    safe: SAME,
    next: '不需要再做什么。',
  },
  'draw-team-too-small': {
    happened: '一个检查组至少两人',
    safe: NOT_FROZEN,
    next: '再加一人。',
  },
  'draw-approval-no-region': {
    happened: '没有“{region}”这个行政区划',
    safe: SAME,
    next: '重新选地区。',
  },
  'draw-approval-no-source': {
    happened: '没有写文件，或谁定的',
    safe: SAME,
    next: '写明出处再记录。',
  },
};
